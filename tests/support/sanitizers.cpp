#include <cstring>

// How the sanitizers are to behave in an exercise's program, where there are any: they report on the spot, with the way
// that led there, and then abort. One block of memory is at most as large as what an answer may hold in all
// (run/child.hpp). Where each block was asked for is not noted down: it takes a quarter of a program's time.

extern "C" {

const char* __asan_default_options() {
    return "abort_on_error=1:detect_leaks=0:max_allocation_size_mb=512:quarantine_size_mb=8:detect_stack_use_after_"
           "return=1:print_legend=0:"
           "malloc_context_size=0:stack_trace_format='    #%n %L'";
}

const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1:stack_trace_format='    #%n %L'"; }

// The sanitizer's own functions; there are none in a program without one.
[[gnu::weak]] const char* __asan_get_report_description();
[[gnu::weak]] void __sanitizer_print_stack_trace();

/// Called when something is found, before it is reported. The report of a block that is too large shows only the way
/// that is noted down of each block, which here is none; so it is shown in front of it.
void __asan_on_error() {
    if (std::strcmp(__asan_get_report_description(), "allocation-size-too-big") == 0) __sanitizer_print_stack_trace();
}

}  // extern "C"
