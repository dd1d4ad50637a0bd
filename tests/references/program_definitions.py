"""The programs of tests/Programs, each written again from its definition: a function of its arguments as numbers of any kind."""

import mpmath
from mpmath import mpf

from dual_numbers import (
    absolute, cos, dot, exp, greatest, log, log_sum_exp, pi_of, power, sigmoid, sin, sqrt, squares, tanh, total, value_of,
)


def number(text, like):
    """A decimal of the text in the precision of the arguments."""
    return mpf(text) if isinstance(value_of(like), mpf) else float(text)


def rosenbrock(a):
    return total(100 * (q - p * p) ** 2 + (1 - p) ** 2 for p, q in zip(a.x, a.x[1:]))


def powell_singular(a):
    quadruples = [a.x[i : i + 4] for i in range(0, len(a.x), 4)]
    return total((p + 10 * q) ** 2 + 5 * (r - s) ** 2 + (q - 2 * r) ** 4 + 10 * (p - s) ** 4 for p, q, r, s in quadruples)


def beale(a):
    return total((number(t, a.x) - a.x + a.x * a.y ** (i + 1)) ** 2 for i, t in enumerate(("1.5", "2.25", "2.625")))


def horner(a):
    result = a.coefficients[0]
    x = 1
    for c in a.coefficients[1:]:
        x = a.x * x
        result = result + c * x
    return result


def newton(a):
    """Newton's steps towards the square root, as many as are asked for."""
    x = a.a if a.a > 1 else a.a * 0 + 1
    for _ in range(a.steps):
        x = (x + a.a / x) / 2
    return x


def newton_while(a):
    x = a.a if a.a > 1 else a.a * 0 + 1
    d = x
    while absolute(d) > a.tol:
        d = (a.a / x - x) / 2
        x = x + d
    return x


def euler(slope, state, dt, steps):
    for _ in range(steps):
        state = [s + dt * k for s, k in zip(state, slope(state))]
    return state


def runge_kutta(slope, state, dt, steps):
    def moved(k, h):
        return [s + h * x for s, x in zip(state, k)]

    for _ in range(steps):
        k1 = slope(state)
        k2 = slope(moved(k1, dt / 2))
        k3 = slope(moved(k2, dt / 2))
        k4 = slope(moved(k3, dt))
        state = [s + dt / 6 * (p + 2 * q + 2 * r + t) for s, p, q, r, t in zip(state, k1, k2, k3, k4)]
    return state


def pendulum(solve):
    def error(a):
        g = number("9.81", a.angle)
        slope = lambda s: [s[1], -g / a.length * sin(s[0]) - a.damping * s[1]]
        return (solve(slope, [a.angle, a.velocity], a.dt, a.steps)[0] - a.seen) ** 2

    return error


def lotka_volterra(p):
    alpha, beta, gamma, delta = p
    return lambda s: [alpha * s[0] - beta * s[0] * s[1], delta * s[0] * s[1] - gamma * s[1]]


def lotka_volterra_euler(a):
    end = euler(lotka_volterra([a.alpha, a.beta, a.gamma, a.delta]), [a.prey, a.predators], a.dt, a.steps)
    return squares(end, [a.preySeen, a.predatorsSeen])


def lotka_volterra_runge_kutta(a):
    return squares(runge_kutta(lotka_volterra(a.parameters), a.start, a.dt, a.steps), a.seen)


def split(w, *lengths):
    parts = []
    for n in lengths:
        parts.append(w[:n])
        w = w[n:]
    assert not w
    return parts


def rows(w, columns):
    return [w[i : i + columns] for i in range(0, len(w), columns)]


def recurrent_network(a):
    n, m = a.hidden, a.inputs
    matrix, recurrent, bias, output = split(a.w, n * m, n * n, n, n)
    h = [bias[0] * 0] * n
    for x in rows(a.x, m):
        h = [tanh(b + dot(u, x) + dot(v, h)) for u, v, b in zip(rows(matrix, m), rows(recurrent, n), bias)]
    return (dot(output, h) - a.target) ** 2


def gated_recurrent_unit(a):
    n, m = len(a.target), a.inputs
    size = n * (m + n + 1)
    reset, update, candidate = [rows(part, m + n + 1) for part in split(a.w, size, size, size)]
    h = [a.w[0] * 0] * n
    for x in rows(a.x, m):
        full = x + h + [1]
        r = [sigmoid(dot(row, full)) for row in reset]
        z = [sigmoid(dot(row, full)) for row in update]
        inner = x + [p * q for p, q in zip(r, h)] + [1]
        h = [(1 - u) * tanh(dot(row, inner)) + u * old for u, row, old in zip(z, candidate, h)]
    return squares(h, a.target) / n


def long_short_term_memory(a):
    n, m = a.hidden, a.inputs
    parts = rows(rows(a.w, m + n + 1), n)
    h = [a.w[0] * 0] * n
    c = list(h)
    error = 0
    for x, y in zip(rows(a.x, m), a.y):
        full = x + h + [1]
        i, f, g, o = [[dot(row, full) for row in part] for part in parts]
        c = [sigmoid(q) * old + sigmoid(p) * tanh(r) for p, q, r, old in zip(i, f, g, c)]
        h = [sigmoid(q) * tanh(new) for q, new in zip(o, c)]
        error = error + (total(h) - y) ** 2
    return error


def perceptron(a):
    m = len(a.image)
    first, second = split(a.w, a.hidden * (m + 1), a.classes * (a.hidden + 1))
    # What is black in the image does not matter.
    seen = [(j, x) for j, x in enumerate(a.image) if x != 0]
    h = [total(row[j] * x for j, x in seen) + row[m] for row in rows(first, m + 1)]
    h = [x if x > 0 else x * 0 for x in h]
    z = [dot(row[:-1], h) + row[-1] for row in rows(second, a.hidden + 1)]
    return log_sum_exp(z) - z[a.label]


def convolution_1d(a):
    n, m = len(a.signal), len(a.kernel)
    return squares([dot(a.kernel, a.signal[i : i + m]) for i in range(n - m + 1)], a.target)


def convolution_2d(a):
    half = a.size // 2
    kernel = rows(a.kernel, a.size)
    image = rows(a.image, a.width)
    error = 0
    for y, row in enumerate(rows(a.target, a.width)):
        for x, target in enumerate(row):
            inside = [
                kernel[i + half][j + half] * image[y + i][x + j]
                for i in range(-half, half + 1)
                for j in range(-half, half + 1)
                if 0 <= y + i < a.height and 0 <= x + j < a.width
            ]
            s = total(inside) + a.bias
            error = error + ((s if s > 0 else s * 0) - target) ** 2
    return error / 2


def max_pooling(a):
    image = rows(a.image, a.width)
    blocks = [
        greatest([image[y][x], image[y][x + 1], image[y + 1][x], image[y + 1][x + 1]])
        for y in range(0, a.height - 1, 2)
        for x in range(0, a.width - 1, 2)
    ]
    return total(w * m * m for w, m in zip(a.weights, blocks))


def layer_norm(a):
    n = len(a.x)
    mean = total(a.x) / n
    deviation = sqrt(total((x - mean) ** 2 for x in a.x) / n + number("1e-5", mean))
    return squares([g * ((x - mean) / deviation) + b for x, g, b in zip(a.x, a.gain, a.bias)], a.target)


def attention(a):
    w = a.width
    scale = sqrt(number(w, a.queries[0]))
    keys, values = rows(a.keys, w), rows(a.values, w)
    error = 0
    for q, target in zip(rows(a.queries, w), rows(a.target, w)):
        scores = [dot(q, k) / scale for k in keys]
        lse = log_sum_exp(scores)
        p = [exp(s - lse) for s in scores]
        error = error + squares([dot(p, column) for column in zip(*values)], target)
    return error


def cholesky_likelihood(a):
    """By elimination: the determinant is the product of the pivots, the quadratic form the sum of squares over them."""
    n = len(a.mean)
    lower = rows(a.covariance, n)
    matrix = [[lower[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)]
    right = [x - m for x, m in zip(a.x, a.mean)]
    result = n * log(2 * pi_of(a.mean[0])) / 2
    for k in range(n):
        pivot = matrix[k][k]
        result = result + log(pivot) / 2 + right[k] * right[k] / pivot / 2
        for i in range(k + 1, n):
            factor = matrix[i][k] / pivot
            right[i] = right[i] - factor * right[k]
            matrix[i] = [p - factor * q for p, q in zip(matrix[i], matrix[k])]
    return result


def kalman_filter(a):
    m, p, result = 0, 1, 0
    for y in a.seen:
        m, p = a.a * m, a.a * a.a * p + a.processNoise
        s = p + a.measurementNoise
        result = result + (log(2 * pi_of(s) * s) + (y - m) ** 2 / s) / 2
        m, p = m + p / s * (y - m), a.measurementNoise * p / s
    return result


def adbench_gaussian_mixture(a):
    d, k, n = a.d, len(a.alphas), len(a.x) // a.d
    size = d * (d + 1) // 2
    factors = rows(a.icf, size)
    main = []
    for x in rows(a.x, d):
        terms = []
        for alpha, mean, f in zip(a.alphas, rows(a.means, d), factors):
            c = [p - q for p, q in zip(x, mean)]
            out = [exp(f[i]) * c[i] for i in range(d)]
            at = d
            for i in range(d):
                for j in range(i + 1, d):
                    out[j] = out[j] + f[at] * c[i]
                    at += 1
            terms.append(alpha + total(f[:d]) - dot(out, out) / 2)
        main.append(log_sum_exp(terms))
    like = a.alphas[0]
    gamma, m = a.wishartGamma, a.wishartM
    freedom = d + m + 1
    half = number("0.5", like)
    log_gamma = half * half * d * (d - 1) * log(pi_of(like)) + total(
        number(mpmath.nstr(mpmath.loggamma(mpf(freedom) / 2 + mpf(1 - j) / 2), mpmath.mp.dps), like) for j in range(1, d + 1)
    )
    constant = freedom * d * (log(gamma) - half * log(number(2, like))) - log_gamma
    prior = total(
        half * gamma * gamma * (total(exp(f[i]) ** 2 for i in range(d)) + total(x * x for x in f[d:])) - m * total(f[:d]) for f in factors
    )
    return -n * d * half * log(2 * pi_of(like)) + total(main) - n * log_sum_exp(a.alphas) + prior - k * constant


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def project(camera, point):
    r, centre, focal, middle, (k1, k2) = camera[:3], camera[3:6], camera[6], camera[7:9], camera[9:]
    x = [p - c for p, c in zip(point, centre)]
    squared = dot(r, r)
    if value_of(squared) != 0:
        theta = sqrt(squared)
        axis = [p / theta for p in r]
        along = dot(axis, x) * (1 - cos(theta))
        x = [p * cos(theta) + q * sin(theta) + w * along for p, q, w in zip(x, cross(axis, x), axis)]
    else:
        x = [p + q for p, q in zip(x, cross(r, x))]
    u, v = x[0] / x[2], x[1] / x[2]
    r2 = u * u + v * v
    distortion = 1 + k1 * r2 + k2 * r2 * r2
    return [u * distortion * focal + middle[0], v * distortion * focal + middle[1]]


def adbench_bundle_adjustment(a):
    cameras, points = rows(a.cameras, 11), rows(a.points, 3)
    result = 0
    for w, seen, c, p in zip(a.weights, rows(a.features, 2), a.cameraOf, a.pointOf):
        result = result + w * w * squares(project(cameras[c], points[p]), seen) + (1 - w * w) ** 2
    return result


def adbench_lstm(a):
    b, state = a.width, rows(a.state, a.width)
    main, extra = rows(a.main, a.width), rows(a.extra, a.width)
    sequence = rows(a.sequence, a.width)
    result, count = 0, 0
    for x, gold in zip(sequence, sequence[1:]):
        x = [p * q for p, q in zip(x, extra[0])]
        for layer in range(a.layers):
            weight, bias = main[8 * layer : 8 * layer + 4], main[8 * layer + 4 : 8 * layer + 8]
            hidden, cell = state[2 * layer], state[2 * layer + 1]
            forget, outgate = ([sigmoid(p * w + c) for p, w, c in zip(x, weight[g], bias[g])] for g in (0, 2))
            ingate = [sigmoid(p * w + c) for p, w, c in zip(hidden, weight[1], bias[1])]
            change = [tanh(p * w + c) for p, w, c in zip(hidden, weight[3], bias[3])]
            cell = [p * f + i * c for p, f, i, c in zip(cell, forget, ingate, change)]
            x = [o * tanh(c) for o, c in zip(outgate, cell)]
            state[2 * layer], state[2 * layer + 1] = x, cell
        prediction = [p * q + r for p, q, r in zip(x, extra[1], extra[2])]
        lse = log(total(exp(p) for p in prediction) + 2)
        result = result + dot(gold, [p - lse for p in prediction])
        count += b
    return -result / count


def cox_partial_likelihood(a):
    eta = [dot(a.beta, x) for x in rows(a.covariates, len(a.beta))]
    return total(log_sum_exp(eta[i:]) - eta[i] for i, died in enumerate(a.died) if died)


def ctc(a):
    """Over probabilities, which the range of the numbers allows for short sequences."""
    p = [[exp(x) for x in row] for row in rows(a.logits, a.classes)]
    p = [[x / total(row) for x in row] for row in p]
    text = [0]
    for label in a.labels:
        text += [label, 0]
    alpha = [p[0][0], p[0][text[1]]] + [None] * (len(text) - 2)
    for row in p[1:]:
        after = []
        for s, label in enumerate(text):
            ways = [alpha[s]] + ([alpha[s - 1]] if s > 0 else []) + ([alpha[s - 2]] if s > 1 and label != 0 and label != text[s - 2] else [])
            ways = [w for w in ways if w is not None]
            after.append(total(ways) * row[label] if ways else None)
        alpha = after
    return -log(alpha[-1] + alpha[-2])


def black_scholes(a):
    def normal(x):
        t = 1 / (1 + number("0.2316419", x) * absolute(x))
        b = ("0.319381530", "-0.356563782", "1.781477937", "-1.821255978", "1.330274429")
        tail = exp(-x * x / 2) / sqrt(2 * pi_of(x)) * total(number(c, x) * power(t, i + 1) for i, c in enumerate(b))
        return 1 - tail if x >= 0 else tail

    deviation = a.volatility * sqrt(a.time)
    d1 = (log(a.spot / a.strike) + (a.rate + a.volatility * a.volatility / 2) * a.time) / deviation
    return a.spot * normal(d1) - a.strike * exp(-a.rate * a.time) * normal(d1 - deviation)


def binomial_tree(a):
    n = a.steps
    dt = a.time / n
    up = exp(a.volatility * sqrt(dt))
    p = (exp(a.rate * dt) - 1 / up) / (up - 1 / up)
    discount = exp(-a.rate * dt)
    exercised = lambda i, j: a.strike - a.spot * power(up, 2 * j - i)
    value = [exercised(n, j) for j in range(n + 1)]
    value = [v if v > 0 else v * 0 for v in value]
    for i in range(n - 1, -1, -1):
        value = [greatest([discount * (p * value[j + 1] + (1 - p) * value[j]), exercised(i, j)]) for j in range(i + 1)]
    return value[0]


def lennard_jones(a):
    atoms = rows(a.positions, 3)
    pairs = [(p, q) for i, p in enumerate(atoms) for q in atoms[i + 1 :]]
    s6 = [power(a.sigma * a.sigma / squares(p, q), 3) for p, q in pairs]
    return 4 * a.epsilon * total(s * (s - 1) for s in s6)


def spring_network(a):
    points = rows(a.positions, 2)
    ends = [(points[i], points[j]) for i, j in zip(getattr(a, "from"), a.to)]
    return total(k * (sqrt(squares(p, q)) - r) ** 2 for k, r, (p, q) in zip(a.stiffness, a.rest, ends)) / 2


def page_rank(a):
    n = len(a.target)
    edges = list(zip(getattr(a, "from"), a.to, a.weights))
    outgoing = [total(w for i, _, w in edges if i == k) for k in range(n)]
    rank = [number(1, a.damping) / n] * n
    for _ in range(a.iterations):
        arriving = [total(rank[i] * w / outgoing[i] for i, j, w in edges if j == k) for k in range(n)]
        rank = [(1 - a.damping) / n + a.damping * x for x in arriving]
    return squares(rank, a.target)


def matrix_factorization(a):
    users, items = rows(a.users, a.rank), rows(a.items, a.rank)
    error = squares([dot(users[u], items[i]) for u, i in zip(a.userOf, a.itemOf)], a.ratings)
    return error + a.penalty * (dot(a.users, a.users) + dot(a.items, a.items))


def unrolled_descent(a):
    matrix = rows(a.a, len(a.start))
    x = a.start
    for _ in range(a.steps):
        x = [p - a.rate * (dot(row, x) - b) for p, row, b in zip(x, matrix, a.b)]
    return total(p * (dot(row, x) / 2 - b) for p, row, b in zip(x, matrix, a.b))


def carried_pair(a):
    x, velocity = a.x, 0
    for _ in range(a.steps):
        velocity = number("0.9", a.x) * velocity - a.rate * cos(x)
        x = x + velocity
    return x


def break_in_loop(a):
    return total(x * x for i, x in enumerate(a.x) if all(y >= 0 for y in a.x[: i + 1])) + a.x[0] * 0


def do_on_data(a):
    x = a.x / 2
    while x > 1:
        x = x / 2
    return x


def while_on_data(a):
    y = a.x
    while absolute(y * y - a.x) > number("1e-12", a.x):
        y = (y + a.x / y) / 2
    return y


def carried_array(a):
    h = a.x[0]
    for x in a.x[1:]:
        h = tanh(h + x)
    return h


def carried_recurrence(a):
    x = a.x
    for _ in range(a.n):
        x = a.a * x + a.b * sin(x)
    return x


def return_in_loop(a):
    return next((x * x for x in a.x if x > 0), a.x[0] * 0)
