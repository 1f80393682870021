# exercise(NAME POINTS n MINUTES n [PATH way] [USES NAME…])
#
# The one line that an exercise needs, in its chapter's CMakeLists.txt. Its files have its name:
#   exercises/<chapter>/NAME.cpp    the stub
#   solutions/<chapter>/NAME.cpp    the reference
#   tests/<chapter>/NAME_test.cpp   the spec
#   docs/<chapter>.md#NAME          the page
# MINUTES are checked (tests/house/minutes.hpp). PATH names the shortest way through the kit that it lies on: evening or
# week; all ways that are longer go through it too.
# USES names the earlier exercises that it calls; their references are linked, never the student's own.
#
# It makes the program and the ctest exercise.<chapter>.NAME, and in the check preset solution.<chapter>.NAME, which
# also proves the spec.

# These exercises, and all that they use in turn.
function(with_all_used out)
  set(names ${ARGN})
  foreach(name IN LISTS ARGN)
    get_property(deeper GLOBAL PROPERTY CONVKIT_REFERENCES_${name})
    list(APPEND names ${deeper})
  endforeach()
  list(REMOVE_DUPLICATES names)
  set(${out} ${names} PARENT_SCOPE)
endfunction()

function(exercise name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "POINTS;MINUTES;PATH" "USES")
  foreach(required POINTS MINUTES)
    if(NOT arg_${required} MATCHES "^[1-9][0-9]*$")
      message(FATAL_ERROR "exercise(${name}): ${required} must be a whole number above 0, not \"${arg_${required}}\"")
    endif()
  endforeach()
  if(NOT arg_PATH)
    set(arg_PATH all)
  elseif(NOT arg_PATH MATCHES "^(evening|week)$")
    message(FATAL_ERROR "exercise(${name}): PATH must be evening or week, not \"${arg_PATH}\"")
  endif()
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "exercise(${name}): \"${arg_UNPARSED_ARGUMENTS}\" means nothing here")
  endif()
  get_property(first GLOBAL PROPERTY CONVKIT_PLACE_${name})
  if(first)
    message(FATAL_ERROR "exercise(${name}): there is an exercise of that name already, in ${first}; take another name")
  endif()
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE place)
  set_property(GLOBAL PROPERTY CONVKIT_PLACE_${name} ${place}/CMakeLists.txt)
  foreach(used IN LISTS arg_USES)
    if(NOT TARGET reference.${used})
      message(FATAL_ERROR "exercise(${name}): USES ${used}, but no exercise before it has that name")
    endif()
  endforeach()

  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME chapter)

  foreach(file IN ITEMS exercises/${chapter}/${name}.cpp solutions/${chapter}/${name}.cpp tests/${chapter}/${name}_test.cpp)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${file})
      message(FATAL_ERROR "exercise(${name}): there is no ${file}; convkit new ${chapter} ${name} \"SIGNATURE\" writes all of them")
    endif()
  endforeach()

  # Number in the chapter: "1.3".
  get_property(count GLOBAL PROPERTY CONVKIT_COUNT_${chapter})
  math(EXPR count "${count} + 1")
  set_property(GLOBAL PROPERTY CONVKIT_COUNT_${chapter} ${count})
  string(REGEX REPLACE "^0*([0-9]+)_.*" "\\1.${count}" number ${chapter})

  list(TRANSFORM arg_USES REPLACE "(.+)" "\"\\1\"" OUTPUT_VARIABLE uses)
  list(JOIN uses ", " uses)
  set_property(GLOBAL APPEND_STRING PROPERTY CONVKIT_TABLE_ROWS
    "    {\"${chapter}\", \"${number}\", \"${name}\", ${arg_POINTS}, ${arg_MINUTES}, {${uses}}, \"${arg_PATH}\"},\n")

  with_all_used(references ${arg_USES})
  set_property(GLOBAL PROPERTY CONVKIT_REFERENCES_${name} "${references}")
  set_property(GLOBAL APPEND PROPERTY CONVKIT_EXERCISES_OF_${chapter} ${name})
  list(TRANSFORM references REPLACE "(.+)" "$<TARGET_OBJECTS:reference.\\1>" OUTPUT_VARIABLE reference_objects)

  foreach(room exercises solutions)
    set(prefix_exercises student)
    set(prefix_solutions reference)
    set(objects ${prefix_${room}}.${name})
    add_library(${objects} OBJECT EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/${room}/${chapter}/${name}.cpp)
    target_link_libraries(${objects} PRIVATE answer_options)
    target_include_directories(${objects} PRIVATE ${PROJECT_SOURCE_DIR}/exercises/${chapter})
    target_precompile_headers(${objects} REUSE_FROM answer_pch)
  endforeach()

  add_library(spec.${name} OBJECT EXCLUDE_FROM_ALL ${name}_test.cpp)
  target_link_libraries(spec.${name} PRIVATE convolution own_options)
  target_include_directories(spec.${name} PRIVATE ${PROJECT_SOURCE_DIR}/exercises/${chapter})
  target_precompile_headers(spec.${name} REUSE_FROM own_pch)

  test_program(exercise student)
  if(CONVKIT_CHECK)
    test_program(solution reference)
    target_link_libraries(solution.${name} PRIVATE proofs)
    add_dependencies(solutions solution.${name})
    # On a fresh clone every stub must say so calmly; see tests/house/expect_stub.cmake.
    add_test(NAME stub.${chapter}.${name}
      COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:exercise.${name}> -D STUB=exercises/${chapter}/${name}.cpp
        -P ${PROJECT_SOURCE_DIR}/tests/house/expect_stub.cmake)
    set_tests_properties(stub.${chapter}.${name} PROPERTIES LABELS "${chapter};stub" TIMEOUT 600)
    add_program_test(solution solution "[case]")
    add_program_test(proof solution "[proof]")
  elseif(NOT CONVKIT_GRADE)
    # Editors run tests without a build, or with another one; so the test itself brings its program up to date.
    add_test(NAME exercise.${chapter}.${name}
      COMMAND ${CMAKE_COMMAND} -D BUILD=${PROJECT_BINARY_DIR} -D TARGET=exercise.${name}
        -D PROGRAM=$<TARGET_FILE:exercise.${name}> -P ${PROJECT_SOURCE_DIR}/tests/support/build_and_run.cmake)
    set_tests_properties(exercise.${chapter}.${name} PROPERTIES LABELS "${chapter};exercise" TIMEOUT 600)
  endif()
endfunction()

# fast_objects(OUT student|reference NAME…): these answers compiled for speed, without sanitizers.
function(fast_objects out side)
  set(room_student exercises)
  set(room_reference solutions)
  set(objects "")
  foreach(name IN LISTS ARGN)
    get_property(place GLOBAL PROPERTY CONVKIT_PLACE_${name})
    cmake_path(GET place PARENT_PATH folder)
    cmake_path(GET folder FILENAME chapter)
    set(object fast_${side}.${name})
    if(NOT TARGET ${object})
      add_library(${object} OBJECT EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/${room_${side}}/${chapter}/${name}.cpp)
      target_link_libraries(${object} PRIVATE fast_options)
      target_include_directories(${object} PRIVATE ${PROJECT_SOURCE_DIR}/exercises/${chapter})
      target_precompile_headers(${object} REUSE_FROM fast_pch)
    endif()
    list(APPEND objects $<TARGET_OBJECTS:${object}>)
  endforeach()
  set(${out} ${objects} PARENT_SCOPE)
endfunction()

# pictures(USES NAME… SHOWN FILE…), once in a chapter's CMakeLists.txt: convkit picture draws with
# tests/<chapter>/pictures.cpp, which calls these exercises. SHOWN are those of its pictures, without ".png", that stand
# for the chapter where there is room for a few, the best ones first.
#
# The program picture.<chapter> is made of the student's own functions, of those that they use in turn as well; in the
# check preset solution_picture.<chapter> is the same of the references.
function(pictures)
  if(CONVKIT_GRADE)
    return()  # the grader draws nothing, and is also built where there are no pages
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "USES;SHOWN")
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME chapter)
  with_all_used(names ${arg_USES})

  file(STRINGS ${PROJECT_SOURCE_DIR}/docs/${chapter}.md title LIMIT_COUNT 1 ENCODING UTF-8)
  string(REGEX REPLACE "^# " "" title "${title}")
  foreach(list IN ITEMS USES SHOWN)
    list(TRANSFORM arg_${list} REPLACE "(.+)" "\"\\1\"")
    list(JOIN arg_${list} ", " arg_${list})
  endforeach()
  set_property(GLOBAL APPEND_STRING PROPERTY CONVKIT_PICTURE_ROWS
    "    {\"${chapter}\", \"${title}\", {${arg_USES}}, {${arg_SHOWN}}},\n")

  set(sides student)
  if(CONVKIT_CHECK)
    list(APPEND sides reference)
  endif()
  set(program_student picture)
  set(program_reference solution_picture)
  foreach(side IN LISTS sides)
    fast_objects(objects ${side} ${names})
    set(program ${program_${side}}.${chapter})
    add_executable(${program} EXCLUDE_FROM_ALL pictures.cpp ${objects})
    target_link_libraries(${program} PRIVATE fast_options drawing)
    target_compile_definitions(${program} PRIVATE CONVKIT_CHAPTER_TITLE="${title}")
    set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/pictures)
    add_dependencies(${program} preview sheet_of_all)
  endforeach()
  if(CONVKIT_CHECK)
    add_dependencies(solution_pictures solution_picture.${chapter})
  endif()
endfunction()

# figures(USES NAME…), once in a chapter's CMakeLists.txt: the figures within its page's sections are drawn by
# tests/<chapter>/figures.cpp, which calls the references of these exercises.
function(figures)
  if(NOT CONVKIT_CHECK)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "USES")
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME chapter)
  with_all_used(names ${arg_USES})
  list(TRANSFORM names REPLACE "(.+)" "$<TARGET_OBJECTS:reference.\\1>" OUTPUT_VARIABLE objects)
  add_executable(figures.${chapter} EXCLUDE_FROM_ALL figures.cpp ${objects})
  target_link_libraries(figures.${chapter} PRIVATE answer_options drawn_figures)
  set_target_properties(figures.${chapter} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/figures)
  add_dependencies(figures figures.${chapter})
endfunction()

# The program `what`.NAME: the spec, one side's object for NAME itself, and references of what NAME uses.
macro(test_program what side)
  add_executable(${what}.${name} $<TARGET_OBJECTS:${side}.${name}> $<TARGET_OBJECTS:spec.${name}> ${reference_objects}
    $<TARGET_OBJECTS:${what}_main>)
  target_link_libraries(${what}.${name} PRIVATE answer_options program convolution)
  set_target_properties(${what}.${name} PROPERTIES
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${what}s/${chapter})
endmacro()

# The ctest `test`.<chapter>.NAME: those test cases of the program `what`.NAME that have the tag.
macro(add_program_test test what tag)
  add_test(NAME ${test}.${chapter}.${name} COMMAND ${what}.${name} ${tag})
  # No test fails because a machine is busy: this limit is for what would never end.
  set_tests_properties(${test}.${chapter}.${name} PROPERTIES LABELS "${chapter};${test}" TIMEOUT 600)
endmacro()
