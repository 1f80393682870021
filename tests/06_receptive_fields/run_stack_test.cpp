#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "stacks.hpp"

namespace convkit::test {
namespace {

using Row = std::vector<double>;

double at(const Row& row, Index position) {
    const bool inside = position >= 0 && position < std::ssize(row);
    return inside ? row[static_cast<std::size_t>(position)] : 0.0;
}

/// How many places a window of `reach` has; none where it does not fit.
Index places(Index size, Index reach, Index stride) {
    return size < reach || stride < 1 ? 0 : (size - reach) / stride + 1;
}

Index outputs_of(Index size, const Window& layer) { return places(size + 2 * layer.pad, reach(layer), layer.stride); }

Index one_or_more(Index size, const Window& layer) {
    const Index outputs = outputs_of(size, layer);
    return outputs > 0 ? outputs : throw std::invalid_argument("layers[0]");
}

/// Where tap m of output i lies.
Index tap_at(const Window& layer, Index i, Index m) { return i * layer.stride - layer.pad + m * layer.dilation; }

/// The definition, read from the pixel's side: pixel t is tap m of output i where i·stride = t + pad - m·dilation.
Row scattered(const Row& row, const Window& layer) {
    Row sums(static_cast<std::size_t>(outputs_of(std::ssize(row), layer)));
    for (Index t = 0; t < std::ssize(row); ++t) {
        for (Index m = 0; m < layer.kernel; ++m) {
            const Index start = t + layer.pad - m * layer.dilation;
            if (start < 0 || start % layer.stride != 0 || start / layer.stride >= std::ssize(sums)) continue;
            sums[static_cast<std::size_t>(start / layer.stride)] += at(row, t);
        }
    }
    return sums;
}

void refuse_bad(const Row& input, const Layers& layers) {
    refuse_layers(layers);
    refuse_rows(layers, std::ssize(input));
}

Row run_scattered(const Row& input, const Layers& layers) {
    refuse_bad(input, layers);
    auto row = input;
    for (const auto& layer : layers) row = scattered(row, layer);
    return row;
}

double total(const Row& taps) {
    double sum = 0;
    for (const double tap : taps) sum += tap;
    return sum;
}

/// The definition, read from the output's side, with a choice for each of its parts.
struct Stack {
    void (*taken_for)(Window& layer) = [](Window&) {};
    Index (*outputs)(Index size, const Window& layer) = outputs_of;
    Index (*position)(const Window& layer, Index i, Index m) = tap_at;
    double (*read)(const Row& row, Index position) = at;
    double (*answer)(const Row& taps) = total;

    Row run(const Row& row, Window layer) const {
        taken_for(layer);
        const Index count = outputs(std::ssize(row), layer);
        Row answers;
        for (Index i = 0; i < count; ++i) {
            Row taps;
            for (Index m = 0; m < layer.kernel; ++m) taps.push_back(read(row, position(layer, i, m)));
            answers.push_back(answer(taps));
        }
        return answers;
    }

    Row operator()(Row row, const Layers& layers) const {
        refuse_bad(row, layers);
        return run_all(std::move(row), layers);
    }

    Row run_all(Row row, const Layers& layers) const {
        for (const auto& layer : layers) row = run(row, layer);
        return row;
    }
};

/// A layer that keeps its answers in the row from which it still reads.
Row written_over(Row row, const Window& layer) {
    const Index size = std::ssize(row), count = outputs_of(size, layer);
    row.resize(static_cast<std::size_t>(std::max(size, count)));
    for (Index i = 0; i < count; ++i) {
        double sum = 0;
        for (Index m = 0; m < layer.kernel; ++m) {
            const Index position = tap_at(layer, i, m);
            if (position < size) sum += at(row, position);
        }
        row[static_cast<std::size_t>(i)] = sum;
    }
    row.resize(static_cast<std::size_t>(count));
    return row;
}

}  // namespace
}  // namespace convkit::test

SPEC(run_stack) {
    takes("input", "layers");
    each_value_is([](const Row& input, const Layers& layers, const Shape& position) {
        Sum sum;
        if (layers.empty()) return sum.plus(at(input, position[0]));
        const auto before = run_scattered(input, Layers(layers.begin(), layers.end() - 1));
        const auto& last = layers.back();
        for (Index m = 0; m < last.kernel; ++m) sum.plus(at(before, tap_at(last, position[0], m)));
        return sum;
    });

    gives("a window of 3: 1 + 2 + 3, 2 + 3 + 4", {6, 9}, {1, 2, 3, 4}, {{3}});
    gives("one bright pixel, a window of 3", {0, 7, 7, 7}, {0, 0, 0, 7, 0, 0}, {{3}});
    gives("one bright pixel, two windows of 3", {1, 2, 3, 2, 1}, {0, 0, 0, 0, 1, 0, 0, 0, 0}, {{3}, {3}});
    gives("no layers: the row itself", {3, -1, 0.5}, {3, -1, 0.5}, {});
    gives("zeros outside: 0 + 1 + 2, 1 + 2 + 4, 2 + 4 + 0", {3, 7, 6}, {1, 2, 4}, {{3, 1, 1}});
    gives("stride 2: 1 + 2, 4 + 8, 16 + 32", {3, 12, 48}, {1, 2, 4, 8, 16, 32}, {{2, 2}});
    gives("a last window that is not full is dropped", {3, 12}, {1, 2, 4, 8, 16}, {{2, 2}});
    gives("dilation 3: 1 + 1000, 10 + 10000", {1001, 10010}, {1, 10, 100, 1000, 10000}, {{2, 1, 0, 3}});
    gives("dilation and stride", {101, 10100}, {1, 10, 100, 1000, 10000}, {{2, 2, 0, 2}});
    gives("padding, stride and dilation", {10, 1010, 101000, 100000}, {1, 10, 100, 1000, 10000, 100000, 1000000},
          {{2, 2, 1, 2}});
    gives("first 2, then 3 with stride 2: 3 + 6 + 12, 12 + 24 + 48", {21, 84}, {1, 2, 4, 8, 16, 32}, {{2}, {3, 2}});
    gives("first 3 with stride 2, then 2: 7 + 28", {35}, {1, 2, 4, 8, 16, 32}, {{3, 2}, {2}});
    gives("two layers of 3 with zeros outside", {9, 18, 27, 30, 21}, {1, 2, 3, 4, 5}, {{3, 1, 1}, {3, 1, 1}});
    gives("fractions, and less than 0", {-1.25, -2.5}, {0.5, -1.75, -0.75}, {{2}});
    gives("a window as large as the row", {-6}, {-1, -2, -3}, {{3}});
    gives("a window that fits only with its padding", {5}, {5}, {{3, 1, 1}});
    gives("nothing but padding", {0, 0, 4, 0, 0}, {4}, {{1, 1, 2}});
    gives("a 1×1 with a stride picks every third", {1, 8}, {1, 2, 4, 8, 16}, {{1, 3}});
    gives("an empty row with padding around it", {0, 0, 0}, {}, {{2, 1, 2}});
    gives("two layers, and the second stands in zeros of its own", {0, 7, 7, 0}, {7}, {{1}, {2, 1, 1}, {1, 1, 1}});
    gives("numbers beyond an int and a float", {3000000003, -3000000001}, {3000000002, 1, -3000000002}, {{2}});
    gives("all far below zero", {-5000, -7000}, {-2000, -3000, -4000}, {{2}});
    gives("a padded row of longest_row", {0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0}, {5, 9},
          joined(repeated(7, {1, 1, 1024}), {{1, 1024, 1023}}));

    agrees(
        "random rows through random stacks, pixel by pixel",
        [](Random& random) {
            const auto layers = random_layers(random, 3);
            Row row(static_cast<std::size_t>(least_size(layers) + random.index(0, 9)));
            for (double& value : row) value = 10 * random.real();
            return std::tuple(row, layers);
        },
        run_scattered, 80);

    obeys("twice the row gives twice the answers", [](const auto& run_stack, Random& random) {
        const auto row = random.digits(30);
        const Layers layers{{3, 2, 1}, {random.index(1, 3), 1, 0, 2}};
        auto twice = row;
        for (double& value : twice) value *= 2;
        auto answer = run_stack(row, layers);
        for (double& value : answer) value *= 2;
        return equal("run_stack(2·row)", run_stack(twice, layers), "2·run_stack(row)", answer);
    });
    obeys("one stack after the other is both in a row", [](const auto& run_stack, Random& random) {
        const auto row = random.digits(40);
        const Layers first{{random.index(1, 4), random.index(1, 2), 1}}, second{{3, 1, 1, 2}, {2, 2}};
        return equal("run_stack(run_stack(row, first), second)", run_stack(run_stack(row, first), second),
                     "run_stack(row, first and second)", run_stack(row, joined(first, second)));
    });
    obeys("1×1 layers put in between change nothing", [](const auto& run_stack, Random& random) {
        const auto row = random.digits(25);
        const Window a{3, 2, 1}, b{2, 1, 0, 3};
        return equal("run_stack with 1×1 layers in between", run_stack(row, {{1}, a, {1}, b}), "run_stack without",
                     run_stack(row, {a, b}));
    });

    refuses("a window larger than the row", "layers[0]", {1, 2}, {{3}});
    refuses("a second window larger than what is left", "layers[1]", {1, 2, 3, 4}, {{3}, {3}});
    refuses("a dilated window larger than the row", "layers[0]", {1, 2, 3, 4}, {{3, 1, 0, 2}});
    refuses("a stride does not make a window fit", "layers[0]", {1, 2, 3}, {{4, 2}});
    refuses("an empty row under a window", "layers[0]", {}, {{1}});
    refuses("a third window that lacks two pixels of padding", "layers[2]", {1, 2, 3, 4, 5},
            {{3}, {2, 1, 1}, {8, 1, 1}});
    refuses("a padded row above longest_row", "layers[7]", {1, 2}, repeated(9, {1, 1, 1024}));
    refuses("a row above longest_row, without padding", "layers[0]", Row(16385), {{1, 2}, {1}});
    refuses("a jump above largest_length", "layers[3]", {1}, repeated(5, {1, 1024, 512}));
    odd_arguments(run_scattered, {1, 2, 4, 8, 16, 32, 64, 128}, {{3, 2, 1, 2}, {2, 1, 1, 1}});
}

MISTAKES(run_stack) {
    mistake("strides are ignored", "Output i's window begins at i·stride, not at i.",
            Stack{.taken_for = [](Window& layer) { layer.stride = 1; }});
    mistake("padding is ignored", "With a pad the first window begins pad positions before the row, where zeros are.",
            Stack{.taken_for = [](Window& layer) { layer.pad = 0; }});
    mistake("dilation is ignored", "The taps of a window lie dilation pixels apart.",
            Stack{.taken_for = [](Window& layer) { layer.dilation = 1; }});
    mistake(
        "dilation is counted from 0",
        "A dilation of 1 leaves no gap here: the taps lie 1 apart. (Some libraries call that 0.) So windows reach too "
        "far, and some that fit are refused.",
        Stack{.taken_for = [](Window& layer) { ++layer.dilation; }, .outputs = one_or_more});
    mistake("the gaps of a dilated window are filled",
            "A kernel of 3 has three taps, whatever its dilation: the pixels between them are not added.",
            Stack{.taken_for = [](Window& layer) {
                layer = {reach(layer), layer.stride, layer.pad, 1};
            }});
    mistake("stride and dilation are exchanged",
            "stride moves the window from output to output: i·stride. dilation lies between taps: m·dilation.",
            Stack{.position = [](const Window& layer, Index i, Index m) {
                return i * layer.dilation - layer.pad + m * layer.stride;
            }});
    mistake(
        "padding is put at the end only", "pad zeros stand at both ends, so output 0 begins at position -pad.",
        Stack{.position = [](const Window& layer, Index i, Index m) { return i * layer.stride + m * layer.dilation; }});
    mistake("padding is put at the beginning only",
            "pad zeros stand at both ends: a row of size pixels becomes size + 2·pad.",
            Stack{.outputs = [](Index size, const Window& layer) {
                return places(size + layer.pad, reach(layer), layer.stride);
            }});
    mistake(
        "the window is centred",
        "A window begins at i·stride - pad. Its middle lies on the output's pixel only where pad is half the reach.",
        Stack{.position = [](const Window& layer, Index i, Index m) {
            return i * layer.stride - layer.kernel / 2 + m * layer.dilation;
        }});
    mistake("a last window that is not full counts too", "The number of outputs is rounded down: ⌊room / stride⌋ + 1.",
            Stack{.outputs = [](Index size, const Window& layer) {
                return places(size + 2 * layer.pad + layer.stride - 1, reach(layer), layer.stride);
            }});
    mistake("one output is missing", "The first window counts as well: ⌊room / stride⌋ + 1.",
            Stack{.outputs = [](Index size, const Window& layer) { return outputs_of(size, layer) - 1; }});
    mistake("the number of outputs forgets the dilation",
            "A dilated window takes up (kernel - 1)·dilation + 1 pixels. Those must fit, not kernel.",
            Stack{.outputs = [](Index size, const Window& layer) {
                return places(size + 2 * layer.pad, layer.kernel, layer.stride);
            }});
    mistake("the pixel at the edge is read again and again",
            "Outside the row there are zeros, not copies of the last pixel.",
            Stack{.read = [](const Row& row, Index position) {
                return at(row, std::clamp<Index>(position, 0, std::max<Index>(std::ssize(row) - 1, 0)));
            }});
    mistake("sums are averaged", "All weights are 1: a window of 3 adds, and divides by nothing.",
            Stack{.answer = [](const Row& taps) { return total(taps) / static_cast<double>(taps.size()); }});
    mistake("padding counts as one",
            "Outside the row there are zeros. The ones are the weights, by which they are multiplied.",
            Stack{.read = [](const Row& row, Index position) {
                return position >= 0 && position < std::ssize(row) ? at(row, position) : 1.0;
            }});
    mistake("the largest is taken instead of the sum", "That is a max pool. Here every layer adds its window up.",
            Stack{.answer = [](const Row& taps) {
                return taps.empty() ? 0.0 : *std::max_element(taps.begin(), taps.end());
            }});
    mistake(
        "fractions are cut off", "The sums are held in whole numbers. They need a double.",
        Stack{.answer = [](const Row& taps) { return static_cast<double>(static_cast<std::int64_t>(total(taps))); }});
    mistake("only the first layer runs", "The second layer reads what the first one gave, and so on to the last.",
            [](const auto& input, const auto& layers) {
                refuse_bad(input, layers);
                return layers.empty() ? input : Stack{}.run_all(input, {layers.front()});
            });
    mistake("every layer reads the input",
            "A layer reads what the layer before it gave. Only the first reads the input.",
            [](const auto& input, const auto& layers) {
                refuse_bad(input, layers);
                return layers.empty() ? input : Stack{}.run_all(input, {layers.back()});
            });
    mistake("the last layer runs first", "The list begins at the input: the first layer runs first.",
            [](const auto& input, const auto& layers) {
                refuse_bad(input, layers);
                return Stack{}.run_all(input, Layers(layers.rbegin(), layers.rend()));
            });
    mistake("all padding is put around the input",
            "Each layer has its own zeros around what it reads. Put around the input at once, they are added up by the "
            "layers before, and are no zeros any more.",
            [](const auto& input, const auto& layers) {
                refuse_bad(input, layers);
                Index pad = 0;
                auto bare = layers;
                for (auto& layer : bare) {
                    pad += layer.pad;
                    layer.pad = 0;
                }
                Row row(static_cast<std::size_t>(pad));
                row.insert(row.end(), input.begin(), input.end());
                row.resize(row.size() + static_cast<std::size_t>(pad));
                return Stack{}.run_all(row, bare);
            });
    mistake("answers are written over the row that is still read",
            "With padding, output 1 reads pixel 0, where output 0 has been put by then. Write to a row of its own.",
            [](auto row, const auto& layers) {
                refuse_bad(row, layers);
                for (const auto& layer : layers) row = written_over(row, layer);
                return row;
            });
}
