# Grades a good submission, a broken one, none and an empty one with run_autograder, as Gradescope does, and looks at the
# results.
#
#   cmake -D AUTOGRADER=/autograder -P gradescope_test.cmake        where setup.sh has been run
#   cmake -D ZIP=FILE -D BUILD=FOLDER -P gradescope_test.cmake      the zip unpacked, and a build instead of setup.sh's
cmake_minimum_required(VERSION 3.25)

set(kit ${CMAKE_CURRENT_LIST_DIR}/../../..)

if(ZIP)
  set(AUTOGRADER ${BUILD}/autograder)
  set(source ${AUTOGRADER}/source)
  file(REMOVE_RECURSE ${AUTOGRADER})
  file(MAKE_DIRECTORY ${AUTOGRADER}/results)
  file(ARCHIVE_EXTRACT INPUT ${ZIP} DESTINATION ${source})
  file(COPY ${source}/run_autograder DESTINATION ${AUTOGRADER})
  execute_process(COMMAND test -x ${source}/setup.sh COMMAND_ERROR_IS_FATAL ANY)

  # CMake would miss a file that is not in the zip.
  execute_process(COMMAND ${CMAKE_COMMAND} --preset grade -B ${AUTOGRADER}/configured
    WORKING_DIRECTORY ${source}/convkit OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  file(MAKE_DIRECTORY ${source}/convkit/build)
  file(CREATE_LINK ${BUILD} ${source}/convkit/build/grade SYMBOLIC)

  file(READ ${source}/setup.sh setup)
  file(STRINGS ${kit}/docs/instructors.md packages REGEX "apt-get install -y" LIMIT_COUNT 1)
  string(REGEX REPLACE ".* install -y " "" packages "${packages}")
  separate_arguments(packages)
  foreach(package IN LISTS packages)
    string(FIND "${setup}" " ${package}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "docs/instructors.md installs ${package}, and setup.sh does not")
    endif()
  endforeach()
endif()

# Grades what is in AUTOGRADER/submission. Sets `said`, the output, and `results`, the JSON.
function(grade)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env CONVKIT_AUTOGRADER=${AUTOGRADER} ${AUTOGRADER}/run_autograder
    OUTPUT_VARIABLE said ECHO_OUTPUT_VARIABLE COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB files RELATIVE ${AUTOGRADER}/results ${AUTOGRADER}/results/*)
  if(NOT files STREQUAL "results.json")
    message(FATAL_ERROR "not only results.json is in results/: ${files}")
  endif()
  file(READ ${AUTOGRADER}/results/results.json results)
  return(PROPAGATE said results)
endfunction()

# Fails unless each exercise has a result, and all but the one named have all of their points.
function(expect_all_but lost)
  file(GLOB solutions ${kit}/solutions/*/*.cpp)
  list(LENGTH solutions exercises)
  string(JSON tests LENGTH "${results}" tests)
  if(NOT tests EQUAL exercises)
    message(FATAL_ERROR "${tests} results for ${exercises} exercises")
  endif()
  math(EXPR last "${tests} - 1")
  foreach(i RANGE ${last})
    foreach(field name status score max_score)
      string(JSON ${field} GET "${results}" tests ${i} ${field})
    endforeach()
    set(expected passed)
    set(points ${max_score})
    if(lost AND name MATCHES "(^| )${lost}$")
      set(expected failed)
      set(points 0)
      set(lost "")
    endif()
    if(NOT (status STREQUAL expected AND score EQUAL points AND max_score GREATER 0))
      message(FATAL_ERROR "${name}: ${status}, ${score} of ${max_score}; expected: ${expected}, ${points}")
    endif()
  endforeach()
  if(lost)
    message(FATAL_ERROR "no result is that of ${lost}")
  endif()
endfunction()

# Fails unless the submission has no mark, and the instructor sees why.
function(expect_internal_error)
  string(JSON output GET "${results}" output)
  string(JSON score GET "${results}" score)
  string(JSON tests ERROR_VARIABLE no_tests GET "${results}" tests)
  if(NOT (output MATCHES "^Internal error" AND score EQUAL 0 AND no_tests))
    message(FATAL_ERROR "expected the internal error: ${results}")
  endif()
  if(NOT said MATCHES ".\n.*there is no mark")
    message(FATAL_ERROR "expected to be told why there is no mark: ${said}")
  endif()
endfunction()

set(submission ${AUTOGRADER}/submission)
file(REMOVE_RECURSE ${submission})
file(COPY ${kit}/solutions/ DESTINATION "${submission}/my work/exercises")
file(WRITE ${submission}/photos/notes.txt "of an edge\n")
grade()
expect_all_but("")

file(WRITE "${submission}/my work/exercises/01_conv_formula/flip.cpp" "int main( {\n")
grade()
expect_all_but(flip)

file(REMOVE_RECURSE ${submission})
grade()
expect_internal_error()

file(WRITE ${submission}/notes.txt "no exercise\n")
grade()
expect_internal_error()
file(REMOVE_RECURSE ${submission})
if(ZIP)
  file(REMOVE_RECURSE ${AUTOGRADER})
endif()
