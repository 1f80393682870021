# library(NAME PACKAGE package [HEADER header [LIBRARY file]] [URL address [URL_HASH hash]])
#
# A library that the kit needs: the system's, or else the pinned version at an address, which is fetched. HEADER and
# LIBRARY find one that no find_package() knows; it becomes the target NAME::NAME. FETCHCONTENT_SOURCE_DIR_<NAME> names
# a copy of one's own, as everywhere in CMake.
#
# What can be had neither way is collected, so that all of it can be named at once: `missing_libraries`, and
# `missing_packages`, as Debian calls them. `fetching_failed` says why, where something was to be fetched.

include(FetchContent)

function(library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PACKAGE;HEADER;LIBRARY;URL;URL_HASH" "")
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

    # FetchContent tells of a failure in 45 lines; so it is given what is here already. Where there is no network, only
    # the first library waits for it.
    cmake_path(GET arg_URL FILENAME file)
    set(archive ${FETCHCONTENT_BASE_DIR}/${file})
    if(arg_URL AND NOT EXISTS ${archive} AND NOT fetching_failed)
      message(STATUS "Fetching ${name}: ${arg_URL}")
      file(DOWNLOAD ${arg_URL} ${archive}.part TIMEOUT 60 INACTIVITY_TIMEOUT 15 TLS_VERIFY ON STATUS status)
      list(POP_FRONT status failed)
      if(failed)
        set(fetching_failed "${status}" PARENT_SCOPE)
      else()
        file(RENAME ${archive}.part ${archive})
      endif()
    endif()
    if(NOT arg_URL OR NOT EXISTS ${archive})
      set(missing_libraries ${missing_libraries} ${name} PARENT_SCOPE)
      set(missing_packages ${missing_packages} ${arg_PACKAGE} PARENT_SCOPE)
      return()
    endif()
  endif()

  FetchContent_Declare(${name} URL ${archive} URL_HASH ${arg_URL_HASH} SYSTEM)
  FetchContent_MakeAvailable(${name})
  if(arg_HEADER AND NOT TARGET ${name}::${name})
    add_library(${name}::${name} INTERFACE IMPORTED)
    target_include_directories(${name}::${name} INTERFACE ${${name}_SOURCE_DIR})
  endif()
endfunction()
