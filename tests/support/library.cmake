# library(NAME PACKAGE package [HEADER header [LIBRARY file]] [URL address [SHA256 hash]])
#
# A library that the kit needs: the system's, or else the pinned version at an address, which is fetched. HEADER and
# LIBRARY find one that no find_package() knows; it becomes the target NAME::NAME. FETCHCONTENT_SOURCE_DIR_<NAME> names
# a copy of one's own, as everywhere in CMake.
#
# What can be had neither way is collected, so that all of it can be named at once: `missing_libraries`, and
# `missing_packages`, as Debian calls them. `fetching_failed` says why, where something was to be fetched.

include(FetchContent)

function(library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PACKAGE;HEADER;LIBRARY;URL;SHA256" "")
  string(TOUPPER ${name} upper)

  if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
    if(arg_HEADER)
      find_path(CONVKIT_${upper}_DIR ${arg_HEADER} PATH_SUFFIXES ${name})
      if(arg_LIBRARY)
        find_library(CONVKIT_${upper}_FILE ${arg_LIBRARY})
      endif()
      if(CONVKIT_${upper}_DIR AND (CONVKIT_${upper}_FILE OR NOT arg_LIBRARY))
        add_library(${name}::${name} INTERFACE IMPORTED)
        target_include_directories(${name}::${name} INTERFACE ${CONVKIT_${upper}_DIR})
        target_link_libraries(${name}::${name} INTERFACE ${CONVKIT_${upper}_FILE})
        return()
      endif()
    else()
      find_package(${name} QUIET)
      if(${name}_FOUND)
        return()
      endif()
    endif()

    # FetchContent tells of a failure in 45 lines, and what it downloads is lost when the kit is moved; so it is given
    # sources that are here already. Where there is no network, only the first library waits for it.
    set(sources ${FETCHCONTENT_BASE_DIR}/${name})
    if(arg_URL AND NOT EXISTS ${sources} AND NOT fetching_failed)
      message(STATUS "Fetching ${name}: ${arg_URL}")
      set(archive ${sources}.archive)
      file(DOWNLOAD ${arg_URL} ${archive} TIMEOUT 60 INACTIVITY_TIMEOUT 15 TLS_VERIFY ON STATUS status)
      list(POP_FRONT status failed)
      if(NOT failed AND arg_SHA256)
        file(SHA256 ${archive} hash)
        if(NOT hash STREQUAL arg_SHA256)
          set(failed 1)
          set(status "what ${arg_URL} gives is not what it was")
        endif()
      endif()
      if(failed)
        set(fetching_failed "${status}" PARENT_SCOPE)
      else()
        # All of an archive stands in one folder, whose name is its own.
        file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${sources}.unpacked)
        file(GLOB folder ${sources}.unpacked/*)
        file(RENAME ${folder} ${sources})
      endif()
    endif()
    if(NOT EXISTS ${sources})
      set(missing_libraries ${missing_libraries} ${name} PARENT_SCOPE)
      set(missing_packages ${missing_packages} ${arg_PACKAGE} PARENT_SCOPE)
      return()
    endif()
    set(FETCHCONTENT_SOURCE_DIR_${upper} ${sources})
  endif()

  FetchContent_Declare(${name} SYSTEM)
  FetchContent_MakeAvailable(${name})
  if(arg_HEADER AND NOT TARGET ${name}::${name})
    add_library(${name}::${name} INTERFACE IMPORTED)
    target_include_directories(${name}::${name} INTERFACE ${${name}_SOURCE_DIR})
  endif()
endfunction()
