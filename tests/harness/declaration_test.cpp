#include "told/declaration.hpp"

#include "catch2.hpp"
#include "convolution/codecs.hpp"

using namespace convkit;

namespace {

const std::string header = R"(
/// 1.1  Not double scale(int): that is a comment.
struct Pair {
    int a;
};

/// 1.2  Twice.
Plane<double> scale(const Plane<double>& image, double factor,
                    Index times);

Pair none();
)";

}  // namespace

TEST_CASE("a declaration is found on however many lines it stands") {
    CHECK(declaration_in(header, "scale") ==
          "Plane<double> scale(const Plane<double>& image, double factor, Index times)");
    CHECK(declaration_in(header, "none") == "Pair none()");
    CHECK(declaration_in(header, "cale").empty());
    CHECK(declaration_in(header, "missing").empty());
}

TEST_CASE("a definition is the declared one whatever its parameters are called, and however it is broken into lines") {
    const auto declaration = declaration_in(header, "scale");
    const auto is_defined = [&](const std::string& head) {
        return defines("namespace convkit {\n\n" + head + " {\n}\n\n}\n", "scale", declaration);
    };
    CHECK(is_defined("Plane<double> scale(const Plane<double>& image, double factor, Index times)"));
    CHECK(is_defined("Plane<double> scale(const Plane<double>& x,\n    double f, Index n)\n"));
    CHECK(is_defined("Plane<double> scale(const Plane<double>& x, double, Index n)"));
    CHECK(!is_defined("Plane<double> scale(const Plane<double>& image, double factor)"));
    CHECK(!is_defined("Plane<double> scale(const Plane<double>& image, float factor, Index times)"));
    CHECK(!is_defined("void scale(const Plane<double>& image, double factor, Index times)"));
    CHECK(!is_defined("Plane<double> scaled(const Plane<double>& image, double factor, Index times)"));
    CHECK(!is_defined("// Plane<double> scale(const Plane<double>& image, double factor, Index times)"));
    CHECK(!defines("int x = scale(image, 1, 2);", "scale", declaration));
}
