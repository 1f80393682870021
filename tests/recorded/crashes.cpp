#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <vector>
std::vector<double> v(5);
const std::vector<double>& values() { return v; }
int zero = 0, big = INT_MAX;
double rec(int n) {
    volatile char pad[100];
    pad[0] = n;
    return rec(n + 1) + pad[0];
}
const double& gone() {
    double x = 3;
    const double* p = &x;
    volatile int k = 0;
    return p[k];
}
enum Wild { a, b };
double answer(int way) {
    std::cout << "hello from the answer\n" << std::flush;
    switch (way) {
        case 0:
            return values()[5];
        case 1:
            return values()[-1];
        case 2:
            return values()[1000000];
        case 3:
            return values()[-1000000000000];
        case 4:
            return 1 / zero;
        case 5:
            return big + 1;
        case 6:
            return rec(0);
        case 7: {
            std::vector<double> w(12500000000ull);
            return w[0];
        }
        case 8: {
            std::vector<double>* p = nullptr;
            return (*p)[3];
        }
        case 9: {
            double* q = new double[4];
            delete[] q;
            return q[1];
        }
        case 10: {
            int a[3] = {1, 2, 3};
            volatile int i = 5;
            return a[i];
        }
        case 11: {
            std::vector<double> w{1, 2};
            const double* f = w.data();
            w.resize(100);
            return f[0];
        }
        case 12: {
            int s = 40;
            return 1 << s;
        }
        case 13: {
            double d = 1e300;
            return (int)d;
        }
        case 14: {
            std::vector<double> w(3);
            for (long i = 0;; ++i) w[i] = 1;
        }
        case 15: {
            auto& r = gone();
            std::vector<double> x(3);
            return r;
        }
        case 16:
            std::abort();
        case 17: {
            double* p = nullptr;
            return *p;
        }
        case 18: {
            std::vector<double> w(3);
            std::sort(w.begin(), w.end() + 9);
            return w[0];
        }
        case 19:
            __builtin_trap();
        case 20: {
            std::vector<double> w;
            return w.front();
        }
        case 21: {
            long m = LONG_MIN;
            return -m;
        }
        case 22: {
            std::vector<double> w;
            return w[values().size() - 6];
        }
    }
    return 0;
}
