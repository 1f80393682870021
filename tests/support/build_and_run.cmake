# cmake -D BUILD=… -D TARGET=… -D PROGRAM=… -P build_and_run.cmake: builds one exercise, and runs its tests.
file(LOCK ${BUILD} DIRECTORY GUARD PROCESS)  # two builds at a time would be in each other's way
execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD} --target ${TARGET} OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE code)
file(LOCK ${BUILD} DIRECTORY RELEASE)
if(NOT code EQUAL 0)
  message("${said}")
  message(FATAL_ERROR "${TARGET} does not build")
endif()
execute_process(COMMAND ${PROGRAM} [case] RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${TARGET} does not pass")
endif()
