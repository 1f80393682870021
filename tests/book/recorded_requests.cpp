#include <iostream>

#include "found/examination.hpp"
#include "hexadecimal.hpp"
#include "references.hpp"
#include "run/wire.hpp"

// Writes every call that the specs make of the references, golden cases, random arguments, laws and refusals, as the
// requests that answer_requests reads.

int main() {
    using namespace convkit::test;
    for (const auto& reference : references()) {
        const auto spec = make_spec(reference.name);
        Examination examination(*spec, spec->subject);
        for (std::size_t i = 0; i < spec->cases.size(); ++i) {
            for (const auto& call : examination.finding(i).calls)
                std::cout << reference.name << ' ' << hexadecimal(bytes_of(call.arguments)) << '\n';
        }
    }
}
