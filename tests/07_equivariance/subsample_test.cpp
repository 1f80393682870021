#include <algorithm>

#include "equivariance.hpp"
#include "ring.hpp"
#include "spec/imitation.hpp"
#include "spec/oracle.hpp"
#include "spec/spec.hpp"

SPEC(subsample) {
    takes("map", "stride");
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
    gives("a stride beyond the map keeps the first value", {{3}}, asymmetric, 50);
    gives("an empty map stays empty", {}, {}, 2);

    agrees(
        "random maps and strides, value by value",
        [](Random& random) {
            return std::tuple(random.real_plane(random.index(1, 9), random.index(1, 9)), random.index(1, 4));
        },
        ring::strided);

    obeys("stride 2, then stride 3: stride 6", [](const auto& subsample, Random& random) {
        const auto map = random.plane(random.index(1, 14), random.index(1, 14));
        return equal("subsample(subsample(map, 2), 3)", subsample(subsample(map, 2), 3), "subsample(map, 6)",
                     subsample(map, 6));
    });

    refuses("a stride of 0", "stride", asymmetric, 0);
    refuses("a negative stride", "stride", asymmetric, -2);
}

MISTAKES(subsample) {
    // A result of the right size, or of another, made from the map: value(map, i, j, stride).
    const auto sized = [](auto size, auto value) {
        return [size, value](const Plane<double>& map, Index stride) {
            if (stride < 1) throw std::invalid_argument("stride");
            return plane_from(size(map.rows(), stride), size(map.columns(), stride),
                              [&](Index i, Index j) { return value(map, i, j, stride); });
        };
    };
    const auto rounded_up = [](Index size, Index stride) { return ring::strided_size(size, stride); };
    const auto at_place = [](const auto& map, Index i, Index j, Index stride) {
        return map.at(i * stride, j * stride);
    };
    // Of each stride×stride block, cut off at the border, one number.
    const auto of_block = [sized, rounded_up](auto number) {
        return sized(rounded_up, [number](const auto& map, Index i, Index j, Index stride) {
            std::vector<double> block;
            for (Index m = i * stride; m < std::min((i + 1) * stride, map.rows()); ++m) {
                for (Index n = j * stride; n < std::min((j + 1) * stride, map.columns()); ++n)
                    block.push_back(map.at(m, n));
            }
            return number(block);
        });
    };
    mistake("the size is rounded down",
            "Of seven values, the places 0, 3 and 6 are kept at stride 3: three, not two. Round the size up.",
            sized([](Index size, Index stride) { return size / stride; }, at_place));
    mistake("it begins with a later value", "The first row and column are kept, then every stride-th after them.",
            sized(rounded_up, [](const auto& map, Index i, Index j, Index stride) {
                return map.at(std::min((i + 1) * stride, map.rows()) - 1,
                              std::min((j + 1) * stride, map.columns()) - 1);
            }));
    mistake("the first part of the map is cut out",
            "The size is right, but neighbours were kept. Output i comes from place i·stride.",
            sized(rounded_up, [](const auto& map, Index i, Index j, Index) { return map.at(i, j); }));
    mistake(
        "stride values are skipped", "Between two that are kept lie stride - 1 others: the step is stride.",
        sized([](Index size, Index stride) { return ring::strided_size(size, stride + 1); },
              [at_place](const auto& map, Index i, Index j, Index stride) { return at_place(map, i, j, stride + 1); }));
    mistake("only columns are skipped", "Rows are kept every stride-th as well.", [](const auto& map, Index stride) {
        if (stride < 1) throw std::invalid_argument("stride");
        return plane_from(map.rows(), ring::strided_size(map.columns(), stride),
                          [&](Index i, Index j) { return map.at(i, j * stride); });
    });
    mistake("only rows are skipped", "Columns are kept every stride-th as well.", [](const auto& map, Index stride) {
        if (stride < 1) throw std::invalid_argument("stride");
        return plane_from(ring::strided_size(map.rows(), stride), map.columns(),
                          [&](Index i, Index j) { return map.at(i * stride, j); });
    });
    mistake("what is skipped is averaged in",
            "That is average pooling. A stride keeps single values and drops the others.",
            of_block([](const auto& block) {
                double sum = 0;
                for (const double value : block) sum += value;
                return sum / static_cast<double>(block.size());
            }));
    mistake("the largest of each block is kept",
            "That is max pooling. A stride keeps single values and drops the others.",
            of_block([](const auto& block) { return *std::max_element(block.begin(), block.end()); }));
    mistake("the map keeps its size, with zeros between", "The kept values move together: the result is smaller.",
            [](const auto& map, Index stride) {
                if (stride < 1) throw std::invalid_argument("stride");
                return plane_from(map.rows(), map.columns(), [&](Index i, Index j) {
                    return i % stride == 0 && j % stride == 0 ? map.at(i, j) : 0.0;
                });
            });
    mistake("the number of columns is made from the rows", "Each axis has a size of its own.",
            [](const auto& map, Index stride) {
                if (stride < 1) throw std::invalid_argument("stride");
                const Index size = ring::strided_size(map.rows(), stride);
                return plane_from(size, size, [&](Index i, Index j) { return map.at(i * stride, j * stride); });
            });
    mistake("the stride is always 2", "`stride` is not used.",
            sized([](Index size, Index) { return ring::strided_size(size, 2); },
                  [at_place](const auto& map, Index i, Index j, Index) { return at_place(map, i, j, 2); }));
}
