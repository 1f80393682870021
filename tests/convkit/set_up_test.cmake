# What the set-up says where something is missing, and that a kit which was moved is set up again by the same command.
# Only the first step of it, which is CMake's; nothing is built.
#
#     cmake -D SOURCE=the kit -D FOLDER=a folder to work in -P set_up_test.cmake

cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${FOLDER})
set(kit "${FOLDER}/a kit")
foreach(part exercises solutions tests docs CMakeLists.txt CMakePresets.json)
  file(COPY ${SOURCE}/${part} DESTINATION ${kit} PATTERN node_modules EXCLUDE)
endforeach()

# set_up([ENV variable=value…] [ARGS argument…]): sets `code` and `said`.
function(set_up)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "ENV;ARGS")
  execute_process(COMMAND ${CMAKE_COMMAND} -E env ${arg_ENV} ${CMAKE_COMMAND} --fresh --preset learn ${arg_ARGS}
    WORKING_DIRECTORY ${kit} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  return(PROPAGATE code said)
endfunction()

# refused(WORDS […]): the same, which fails and says these words, all in some lines.
function(refused words)
  set_up(${ARGN})
  string(FIND "${said}" "${words}" at)
  string(REGEX MATCHALL "\n[^-\n]" lines "${said}")
  list(LENGTH lines lines)
  if(code EQUAL 0 OR at EQUAL -1 OR lines GREATER 12)
    message(FATAL_ERROR "Expected a refusal of few lines that says: ${words}\nIt ended with ${code}, and said:\n${said}")
  endif()
  return(PROPAGATE said)
endfunction()

# ---- programs --------------------------------------------------------------------------------------------------------

refused("Not installed here: Ninja and a C++ compiler." ENV PATH=${FOLDER} --unset=CXX)
refused("sudo apt-get install -y ninja-build g++" ENV PATH=${FOLDER} --unset=CXX)

file(WRITE ${FOLDER}/old_compiler "#!/bin/sh
for option; do
    case $option in -std=*20 | -std=*2a) echo \"unrecognized command-line option '$option'\" >&2; exit 1 ;; esac
done
exec ${CXX} \"$@\"
")
file(WRITE ${FOLDER}/older_compiler "#!/bin/sh
exec ${CXX} -Wno-builtin-macro-redefined -U__clang__ -D__GNUC__=7 -D__GNUC_MINOR__=5 \"$@\"
")
file(WRITE ${FOLDER}/full/df "#!/bin/sh
echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
echo '/dev/full 1000000 990000 10000 99% /'
")
file(CHMOD ${FOLDER}/old_compiler ${FOLDER}/older_compiler ${FOLDER}/full/df
  PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
refused("too old for the kit, which needs C++20: g++ 12, clang 14, or later." ENV CXX=${FOLDER}/old_compiler)
refused("too old for the kit, which needs C++20" ENV CXX=${FOLDER}/older_compiler)
refused("has 10 MB free, and the set-up needs 200." ENV PATH=${FOLDER}/full:$ENV{PATH})

# ---- libraries -------------------------------------------------------------------------------------------------------

set(nothing_found -D CMAKE_FIND_ROOT_PATH=/nowhere -D CMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY
  -D CMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY -D CMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY)
set(no_network https_proxy=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9)
refused("and could not be fetched" ENV ${no_network} ARGS ${nothing_found})
string(REGEX MATCHALL "Fetching" attempts "${said}")
if(NOT attempts STREQUAL "Fetching")
  message(FATAL_ERROR "Without a network each library waits for it:\n${said}")
endif()
if(NOT said MATCHES "sudo apt-get install -y ([^\n]+)")
  message(FATAL_ERROR "There is no command for what is missing:\n${said}")
endif()
separate_arguments(packages UNIX_COMMAND "${CMAKE_MATCH_1}")
file(STRINGS ${SOURCE}/README.md newcomer REGEX "apt-get install -y g\\+\\+")
foreach(package IN LISTS packages)
  string(FIND "${newcomer} " " ${package} " at)
  if(at EQUAL -1)
    message(FATAL_ERROR "The set-up needs ${package}, and README.md does not install it: ${newcomer}")
  endif()
endforeach()
list(LENGTH packages packages)
if(packages LESS 6)
  message(FATAL_ERROR "Not all that is missing is named:\n${said}")
endif()

# What is fetched is unpacked and used; what is not the pinned bytes is not.
file(WRITE ${FOLDER}/thing-1.0/thing.h "")
execute_process(COMMAND ${CMAKE_COMMAND} -E tar czf thing.tar.gz thing-1.0 WORKING_DIRECTORY ${FOLDER}
  COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${FOLDER}/user/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES NONE)
include(\"${SOURCE}/tests/support/library.cmake\")
library(thing PACKAGE thing-dev HEADER thing_that_no_system_has.h URL file://${FOLDER}/thing.tar.gz
  SHA256 \${sha256})
if(TARGET thing::thing)
  get_target_property(where thing::thing INTERFACE_INCLUDE_DIRECTORIES)
endif()
message(STATUS \"missing: \${missing_packages}; in: \${where}; why: \${fetching_failed}\")
")
function(fetched words)
  execute_process(COMMAND ${CMAKE_COMMAND} --fresh -S ${FOLDER}/user -B ${FOLDER}/built ${ARGN}
    OUTPUT_VARIABLE said ERROR_VARIABLE said)
  string(FIND "${said}" "${words}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "Expected of a fetched library: ${words}\nIt said:\n${said}")
  endif()
endfunction()
fetched("missing: thing-dev; in: ; why: what file://${FOLDER}/thing.tar.gz gives is not what it was" -D sha256=0123)
fetched("missing: ; in: ${FOLDER}/built/_deps/thing;")
file(REMOVE ${FOLDER}/thing.tar.gz)
fetched("missing: ; in: ${FOLDER}/built/_deps/thing;")

# ---- places ----------------------------------------------------------------------------------------------------------

set_up()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "The set-up failed:\n${said}")
endif()
file(RENAME ${kit} "${FOLDER}/moved, ü")
set(kit "${FOLDER}/moved, ü")
set_up()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "The set-up of a kit that was moved failed:\n${said}")
endif()
file(RENAME ${kit} "${FOLDER}/c#")
set(kit "${FOLDER}/c#")
refused("with which CMake cannot build")

file(REMOVE_RECURSE ${FOLDER})
