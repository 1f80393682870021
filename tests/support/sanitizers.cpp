// How the sanitizers are to behave in an exercise's program, where there are any: they report on the spot and then
// abort, so that the message says which case was running. A run that eats memory is cut off. Where each block of memory
// was asked for is not noted down: no message shows it, and it takes a quarter of a program's time.

extern "C" const char* __asan_default_options() {
    return "abort_on_error=1:detect_leaks=0:hard_rss_limit_mb=3000:detect_stack_use_after_return=1:print_legend=0:"
           "malloc_context_size=0:stack_trace_format='    #%n %L'";
}

extern "C" const char* __ubsan_default_options() { return "abort_on_error=1"; }
