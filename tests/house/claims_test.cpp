#include <filesystem>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "catch2.hpp"
#include "pages.hpp"

// The kit grew from a set of notes. Each of their fifty claims is taught, or put right, in the section named here; the
// section says so with a comment, <!-- claims: A1 A2 -->.

namespace {

struct Taught {
    std::string claim;
    std::string page;
    std::string anchor;
};

const std::vector<Taught>& table() {
    static const std::vector<Taught> table{
        {"A1", "05_param_counting.md", "why-not-connect-everything"},
        {"A2", "05_param_counting.md", "why-not-connect-everything"},
        {"A3", "05_param_counting.md", "why-not-connect-everything"},
        {"A4", "07_equivariance.md", "dense_score"},
        {"A5", "01_conv_formula.md", "why-look-through-a-small-window"},
        {"A5", "05_param_counting.md", "two-ideas-that-save"},
        {"A6", "01_conv_formula.md", "why-look-through-a-small-window"},
        {"A6", "03_edge_kernels.md", "respond"},
        {"A6", "07_equivariance.md", "which-came-first-sharing-or-equivariance"},
        {"A7", "05_param_counting.md", "two-ideas-that-save"},
        {"A8", "01_conv_formula.md", "response_at"},
        {"A9", "01_conv_formula.md", "patch_dot"},
        {"A10", "01_conv_formula.md", "what-the-notes-say"},
        {"A10", "02_padding_stride.md", "pad"},
        {"A11", "02_padding_stride.md", "out_size"},
        {"A12", "01_conv_formula.md", "correlate"},
        {"A12", "02_padding_stride.md", "out_size"},
        {"A13", "01_conv_formula.md", "what-the-notes-say"},
        {"A13", "02_padding_stride.md", "correlate_with_geometry"},
        {"A14", "01_conv_formula.md", "correlate"},
        {"A15", "01_conv_formula.md", "correlate"},
        {"A15", "03_edge_kernels.md", "box_kernel"},
        {"A16", "03_edge_kernels.md", "to_byte"},
        {"A17", "02_padding_stride.md", "out_size"},
        {"A17", "03_edge_kernels.md", "box_blur"},
        {"A18", "03_edge_kernels.md", "separate"},
        {"A19", "02_padding_stride.md", "out_size"},
        {"A19", "03_edge_kernels.md", "box_blur"},
        {"A20", "03_edge_kernels.md", "box_kernel"},
        {"A21", "03_edge_kernels.md", "vertical_kernel"},
        {"A22", "03_edge_kernels.md", "normalized_correlation"},
        {"A23", "03_edge_kernels.md", "respond"},
        {"A24", "03_edge_kernels.md", "respond"},
        {"A25", "03_edge_kernels.md", "line_impostor"},
        {"A26", "03_edge_kernels.md", "respond"},
        {"A27", "04_one_by_one_conv.md", "conv_1x1"},
        {"A28", "04_one_by_one_conv.md", "conv_1x1"},
        {"A29", "04_one_by_one_conv.md", "bottleneck"},
        {"A29", "04_one_by_one_conv.md", "bottleneck_weights"},
        {"A30", "04_one_by_one_conv.md", "fuse"},
        {"A30", "04_one_by_one_conv.md", "relu_witness"},
        {"A31", "01_conv_formula.md", "correlate_channels"},
        {"A31", "04_one_by_one_conv.md", "conv_1x1"},
        {"A32", "05_param_counting.md", "conv_params"},
        {"A33", "05_param_counting.md", "conv_params"},
        {"A34", "05_param_counting.md", "conv_params"},
        {"A35", "05_param_counting.md", "conv_params"},
        {"A36", "05_param_counting.md", "dense_params"},
        {"A37", "05_param_counting.md", "dense_params"},
        {"A38", "05_param_counting.md", "dense_params"},
        {"A39", "05_param_counting.md", "dense_against_conv"},
        {"A40", "05_param_counting.md", "two-ideas-that-save"},
        {"A40", "07_equivariance.md", "which-came-first-sharing-or-equivariance"},
        {"A41", "06_receptive_fields.md", "small-kernels-or-a-large-one"},
        {"A42", "06_receptive_fields.md", "stacked_size"},
        {"A42", "06_receptive_fields.md", "receptive_field"},
        {"A43", "06_receptive_fields.md", "compose_kernels"},
        {"A43", "06_receptive_fields.md", "influence"},
        {"A43", "06_receptive_fields.md", "unfactorable_kernel"},
        {"A44", "05_param_counting.md", "stack_params"},
        {"A44", "06_receptive_fields.md", "small-kernels-or-a-large-one"},
        {"A45", "05_param_counting.md", "stack_params"},
        {"A45", "06_receptive_fields.md", "small-kernels-or-a-large-one"},
        {"A46", "06_receptive_fields.md", "unfactorable_kernel"},
        {"A47", "07_equivariance.md", "equivariant-not-invariant"},
        {"A48", "07_equivariance.md", "equivariant-not-invariant"},
        {"A49", "07_equivariance.md", "equivariant-not-invariant"},
        {"A50", "index.md", "the-notes"},
    };
    return table;
}

}  // namespace

TEST_CASE("each of the fifty claims has a place") {
    std::set<std::string> claims;
    for (const auto& taught : table()) claims.insert(taught.claim);
    for (int number = 1; number <= 50; ++number) {
        INFO("A" << number);
        CHECK(claims.count("A" + std::to_string(number)) == 1);
    }
    CHECK(claims.size() == 50);
}

TEST_CASE("the sections that teach the claims exist, and say so") {
    for (const auto& [claim, page, anchor] : table()) {
        INFO(claim << " in " << page << "#" << anchor);
        const auto section = convkit::section_at(std::filesystem::path(CONVKIT_SOURCE_DIR) / "docs" / page, anchor);
        const auto mark = section.find("<!-- claims: ");
        REQUIRE(mark != std::string::npos);
        std::istringstream listed(section.substr(mark + 13, section.find(" -->", mark) - mark - 13));
        const std::set<std::string> claims{std::istream_iterator<std::string>(listed), {}};
        CHECK(claims.count(claim) == 1);
        CHECK(section.size() > 300);  // more than the mark
    }
}
