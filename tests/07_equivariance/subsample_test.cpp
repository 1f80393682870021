#include <algorithm>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

/// Every step-th row and column, from the first on.
struct Subsampling {
    Index (*row_step)(Index stride) = [](Index stride) { return stride; };
    Index (*column_step)(Index stride) = [](Index stride) { return stride; };
    Index (*size)(Index length, Index step) = ring::strided_size;
    double (*value)(const Plane<double>& map, Index row, Index column, Index stride) =
        [](const Plane<double>& map, Index row, Index column, Index) { return map.at(row, column); };

    Plane<double> operator()(const Plane<double>& map, Index stride) const {
        require_at_least("stride", stride, 1);
        const Index down = row_step(stride), right = column_step(stride);
        return plane_from(size(map.rows(), down), size(map.columns(), right),
                          [&](Index i, Index j) { return value(map, i * down, j * right, stride); });
    }
};

Index one(Index) { return 1; }
Index two(Index) { return 2; }
Index one_more(Index stride) { return stride + 1; }

/// The stride×stride values that begin there; fewer at the border.
std::vector<double> block(const Plane<double>& map, Index row, Index column, Index stride) {
    std::vector<double> values;
    for (Index m = row; m < std::min(row + stride, map.rows()); ++m) {
        for (Index n = column; n < std::min(column + stride, map.columns()); ++n) values.push_back(map.at(m, n));
    }
    return values;
}

double mean_of_block(const Plane<double>& map, Index row, Index column, Index stride) {
    return ring::mean(block(map, row, column, stride));
}

double largest_of_block(const Plane<double>& map, Index row, Index column, Index stride) {
    const auto values = block(map, row, column, stride);
    return *std::max_element(values.begin(), values.end());
}

double last_of_block(const Plane<double>& map, Index row, Index column, Index stride) {
    return block(map, row, column, stride).back();
}

Plane<double> zeros_between(const Plane<double>& map, Index stride) {
    require_at_least("stride", stride, 1);
    return plane_from(map.rows(), map.columns(),
                      [&](Index i, Index j) { return i % stride == 0 && j % stride == 0 ? map.at(i, j) : 0.0; });
}

Plane<double> as_many_columns_as_rows(const Plane<double>& map, Index stride) {
    require_at_least("stride", stride, 1);
    const Index size = ring::strided_size(map.rows(), stride);
    return plane_from(size, size, [&](Index i, Index j) { return map.at(i * stride, j * stride); });
}

}  // namespace
}  // namespace convkit::test

SPEC(subsample) {
    takes("map", whole("stride", 1));
    each_value_is([](const Plane<double>& map, Index stride, const Shape& position) {
        const Index row = position[0] * stride, column = position[1] * stride;
        return oracle::value_at("map", map, row, column);
    });

    const Plane<double> asymmetric{{3, 1, 4, 1, 5}, {9, 2, 6, 5, 3}, {-5, 8, 9.5, 7, 300}, {2, 3, 8, 4, 6}};

    gives("every second of eight", {{11, 8, 2, 7}}, {{11, 1, 8, 1, 2, 21, 7, 11}}, 2);
    gives("every third of seven: the last one counts", {{10, 13, 16}}, {{10, 11, 12, 13, 14, 15, 16}}, 3);
    gives("every second of six: the last one does not", {{1}, {3}, {5}}, {{1}, {2}, {3}, {4}, {5}, {6}}, 2);
    gives("every second row and column", {{3, 4, 5}, {-5, 9.5, 300}}, asymmetric, 2);
    gives("every third row and column", {{3, 1}, {2, 4}}, asymmetric, 3);
    gives("a stride of 1 keeps all", asymmetric, asymmetric, 1);
    gives("a stride between the map's rows and its columns", {{3, 5}}, asymmetric, 4);
    gives("a stride as long as a row", {{3}}, {{3, 1, 4}}, 3);
    gives("a stride one shorter than a row", {{3, 4}}, {{3, 1, 4}}, 2);
    gives("zeros and values below them are kept", {{0, -5e9}, {0, 0}, {-2, 0}},
          {{0, 1, -5e9, 2}, {1, 1, 1, 1}, {0, 3, 0, 4}, {1, 1, 1, 1}, {-2, 5, 0, 6}}, 2);
    gives("a stride beyond the map keeps the first value", {{3}}, asymmetric, 50);
    gives("an empty map stays empty", {}, {}, 2);

    agrees(
        "random maps and strides, value by value",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 9), random.index(1, 9)), random.index(1, 4));
        },
        ring::strided);

    agrees(
        "maps that are longer than a byte can count",
        [](Random& random) { return std::tuple(random_real_plane(random, 2, 600), random.index(1, 2)); }, ring::strided,
        2);

    obeys("stride 2, then stride 3: stride 6", [](const auto& subsample, Random& random) {
        const auto map = random_plane(random, random.index(1, 14), random.index(1, 14));
        return equal("subsample(subsample(map, 2), 3)", subsample(subsample(map, 2), 3), "subsample(map, 6)",
                     subsample(map, 6));
    });

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN is a value like the others", {{nan, 4}, {5, 7}}, {{nan, 3, 4}, {nan, nan, 2}, {5, nan, 7}}, 2);
    odd_arguments(ring::strided, asymmetric, 2);
}

MISTAKES(subsample) {
    mistake("the size is rounded down",
            "Of seven values, the places 0, 3 and 6 are kept at stride 3: three, not two. Round the size up.",
            Subsampling{.size = [](Index length, Index step) { return length / step; }});
    mistake(
        "there is one output too many",
        "size / stride + 1 is right for 7 by threes and not for 8 by twos. Round the quotient up: (size + stride - 1) "
        "/ stride.",
        Subsampling{.size = [](Index length, Index step) { return length / step + 1; }});
    mistake("it begins with a later value", "The first row and column are kept, then every stride-th after them.",
            Subsampling{.value = last_of_block});
    mistake("the first part of the map is cut out",
            "The size is right, but neighbours were kept. Output i comes from place i·stride.",
            Subsampling{.value = [](const auto& map, Index row, Index column, Index stride) {
                return map.at(row / stride, column / stride);
            }});
    mistake("stride values are skipped", "Between two that are kept lie stride - 1 others: the step is stride.",
            Subsampling{.row_step = one_more, .column_step = one_more});
    mistake("only columns are skipped", "Rows are kept every stride-th as well.", Subsampling{.row_step = one});
    mistake("only rows are skipped", "Columns are kept every stride-th as well.", Subsampling{.column_step = one});
    mistake("what is skipped is averaged in",
            "That is average pooling. A stride keeps single values and drops the others.",
            Subsampling{.value = mean_of_block});
    mistake("the largest of each block is kept",
            "That is max pooling. A stride keeps single values and drops the others.",
            Subsampling{.value = largest_of_block});
    mistake("the map keeps its size, with zeros between", "The kept values move together: the result is smaller.",
            zeros_between);
    mistake("the number of columns is made from the rows", "Each axis has a size of its own.", as_many_columns_as_rows);
    mistake("the stride is always 2", "`stride` is not used.", Subsampling{.row_step = two, .column_step = two});
}
