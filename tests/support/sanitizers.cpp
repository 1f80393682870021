// How the sanitizers are to behave in an exercise's program, where there are any: they report on the spot, with the way
// that led there, and then abort. Where each block of memory was asked for is not noted down: no message shows it, and
// it takes a quarter of a program's time.

extern "C" const char* __asan_default_options() {
    return "abort_on_error=1:detect_leaks=0:max_allocation_size_mb=1024:detect_stack_use_after_return=1:print_legend=0:"
           "malloc_context_size=12:stack_trace_format='    #%n %L'";
}

extern "C" const char* __ubsan_default_options() {
    return "abort_on_error=1:print_stacktrace=1:stack_trace_format='    #%n %L'";
}
