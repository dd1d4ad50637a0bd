using System;
using DerivGen;
/// <summary>Equations of the Feynman lectures, as the collection for symbolic regression has them.</summary>
public static partial class Feynman
{
    [Differentiable] public static double I_6_20a(double theta) => Math.Exp(-(theta * theta) / 2) / Math.Sqrt(2 * Math.PI);
    [Differentiable] public static double I_6_20(double sigma, double theta) => Math.Exp(-(theta / sigma) * (theta / sigma) / 2) / (Math.Sqrt(2 * Math.PI) * sigma);
    [Differentiable] public static double I_6_20b(double sigma, double theta, double theta1) => Math.Exp(-((theta - theta1) / sigma) * ((theta - theta1) / sigma) / 2) / (Math.Sqrt(2 * Math.PI) * sigma);
    [Differentiable] public static double I_8_14(double x1, double x2, double y1, double y2) => Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    // x1 in 3..4, y1 in 3..4, z1 in 3..4, x2 in 1..2, y2 in 1..2, z2 in 1..2
    [Differentiable] public static double I_9_18(double m1, double m2, double G, double x1, double x2, double y1, double y2, double z1, double z2) =>
        G * m1 * m2 / (Math.Pow(x2 - x1, 2) + Math.Pow(y2 - y1, 2) + Math.Pow(z2 - z1, 2));
    // v in 1..2, c in 3..10
    [Differentiable] public static double I_10_7(double m0, double v, double c) => m0 / Math.Sqrt(1 - v * v / (c * c));
    [Differentiable] public static double I_11_19(double x1, double x2, double x3, double y1, double y2, double y3) => x1 * y1 + x2 * y2 + x3 * y3;
    [Differentiable] public static double I_12_1(double mu, double Nn) => mu * Nn;
    [Differentiable] public static double I_12_2(double q1, double q2, double epsilon, double r) => q1 * q2 * r / (4 * Math.PI * epsilon * Math.Pow(r, 3));
    [Differentiable] public static double I_12_4(double q1, double epsilon, double r) => q1 * r / (4 * Math.PI * epsilon * Math.Pow(r, 3));
    [Differentiable] public static double I_12_11(double q, double Ef, double B, double v, double theta) => q * (Ef + B * v * Math.Sin(theta));
    [Differentiable] public static double I_13_4(double m, double v, double u, double w) => 0.5 * m * (v * v + u * u + w * w);
    [Differentiable] public static double I_13_12(double m1, double m2, double r1, double r2, double G) => G * m1 * m2 * (1 / r2 - 1 / r1);
    [Differentiable] public static double I_14_3(double m, double g, double z) => m * g * z;
    [Differentiable] public static double I_14_4(double k_spring, double x) => 0.5 * k_spring * x * x;
    // x in 5..10, u in 1..2, c in 3..20
    [Differentiable] public static double I_15_3x(double x, double u, double c, double t) => (x - u * t) / Math.Sqrt(1 - u * u / (c * c));
    // u in 1..2, c in 3..10
    [Differentiable] public static double I_15_3t(double x, double c, double u, double t) => (t - u * x / (c * c)) / Math.Sqrt(1 - u * u / (c * c));
    // v in 1..2, c in 3..10
    [Differentiable] public static double I_15_10(double m0, double v, double c) => m0 * v / Math.Sqrt(1 - v * v / (c * c));
    [Differentiable] public static double I_16_6(double c, double v, double u) => (u + v) / (1 + u * v / (c * c));
    [Differentiable] public static double I_18_4(double m1, double m2, double r1, double r2) => (m1 * r1 + m2 * r2) / (m1 + m2);
    [Differentiable] public static double I_18_12(double r, double F, double theta) => r * F * Math.Sin(theta);
    [Differentiable] public static double I_18_14(double m, double r, double v, double theta) => m * r * v * Math.Sin(theta);
    [Differentiable] public static double I_24_6(double m, double omega, double omega_0, double x) => 1.0 / 2 * m * (omega * omega + omega_0 * omega_0) * 1.0 / 2 * x * x;
    [Differentiable] public static double I_25_13(double q, double C) => q / C;
    // n in 0..1, theta2 in 0..1
    [Differentiable] public static double I_26_2(double n, double theta2) => Math.Asin(n * Math.Sin(theta2));
    [Differentiable] public static double I_27_6(double d1, double d2, double n) => 1 / (1 / d1 + n / d2);
    [Differentiable] public static double I_29_4(double omega, double c) => omega / c;
    [Differentiable] public static double I_29_16(double x1, double x2, double theta1, double theta2) => Math.Sqrt(x1 * x1 + x2 * x2 - 2 * x1 * x2 * Math.Cos(theta1 - theta2));
    [Differentiable] public static double I_30_3(double Int_0, double theta, double n) => Int_0 * Math.Pow(Math.Sin(n * theta / 2), 2) / Math.Pow(Math.Sin(theta / 2), 2);
    // lambd in 1..2, d in 2..5, n in 1..5
    [Differentiable] public static double I_30_5(double lambd, double d, double n) => Math.Asin(lambd / (n * d));
    [Differentiable] public static double I_32_5(double q, double a, double epsilon, double c) => q * q * a * a / (6 * Math.PI * epsilon * Math.Pow(c, 3));
    // omega in 1..2, omega_0 in 3..5
    [Differentiable] public static double I_32_17(double epsilon, double c, double Ef, double r, double omega, double omega_0) =>
        1.0 / 2 * epsilon * c * Ef * Ef * (8 * Math.PI * r * r / 3) * (Math.Pow(omega, 4) / Math.Pow(omega * omega - omega_0 * omega_0, 2));
    [Differentiable] public static double I_34_8(double q, double v, double B, double p) => q * v * B / p;
    // v in 1..2, c in 3..10
    [Differentiable] public static double I_34_1(double c, double v, double omega_0) => omega_0 / (1 - v / c);
    // v in 1..2, c in 3..10
    [Differentiable] public static double I_34_14(double c, double v, double omega_0) => (1 + v / c) / Math.Sqrt(1 - v * v / (c * c)) * omega_0;
    [Differentiable] public static double I_34_27(double omega, double h) => h / (2 * Math.PI) * omega;
    // I1 in 0.1..5, I2 in 0.1..5
    [Differentiable] public static double I_37_4(double I1, double I2, double delta) => I1 + I2 + 2 * Math.Sqrt(I1 * I2) * Math.Cos(delta);
    [Differentiable] public static double I_38_12(double m, double q, double h, double epsilon) => 4 * Math.PI * epsilon * Math.Pow(h / (2 * Math.PI), 2) / (m * q * q);
    [Differentiable] public static double I_39_10(double pr, double V) => 3.0 / 2 * pr * V;
    // gamma in 2..5
    [Differentiable] public static double I_39_11(double gamma, double pr, double V) => 1 / (gamma - 1) * pr * V;
    [Differentiable] public static double I_39_22(double n, double T, double V, double kb) => n * kb * T / V;
    [Differentiable] public static double I_40_1(double n_0, double m, double x, double T, double g, double kb) => n_0 * Math.Exp(-m * g * x / (kb * T));
    [Differentiable] public static double I_41_16(double omega, double T, double h, double kb, double c) => h / (2 * Math.PI) * Math.Pow(omega, 3) / (Math.PI * Math.PI * c * c * (Math.Exp(h / (2 * Math.PI) * omega / (kb * T)) - 1));
    [Differentiable] public static double I_43_16(double mu_drift, double q, double Volt, double d) => mu_drift * q * Volt / d;
    [Differentiable] public static double I_43_31(double mob, double T, double kb) => mob * kb * T;
    // gamma in 2..5
    [Differentiable] public static double I_43_43(double gamma, double kb, double A, double v) => 1 / (gamma - 1) * kb * v / A;
    // V1 in 0.5..5, V2 in 0.5..5
    [Differentiable] public static double I_44_4(double n, double kb, double T, double V1, double V2) => n * kb * T * Math.Log(V2 / V1);
    // gamma in 1..5, pr in 0.5..5, rho in 0.5..5
    [Differentiable] public static double I_47_23(double gamma, double pr, double rho) => Math.Sqrt(gamma * pr / rho);
    // v in 1..2, c in 3..10
    [Differentiable] public static double I_48_20(double m, double v, double c) => m * c * c / Math.Sqrt(1 - v * v / (c * c));
    [Differentiable] public static double I_50_26(double x1, double omega, double t, double alpha) => x1 * (Math.Cos(omega * t) + alpha * Math.Pow(Math.Cos(omega * t), 2));
    [Differentiable] public static double II_2_42(double kappa, double T1, double T2, double A, double d) => kappa * (T2 - T1) * A / d;
    [Differentiable] public static double II_3_24(double Pwr, double r) => Pwr / (4 * Math.PI * r * r);
    [Differentiable] public static double II_4_23(double q, double epsilon, double r) => q / (4 * Math.PI * epsilon * r);
    [Differentiable] public static double II_6_11(double epsilon, double p_d, double theta, double r) => 1 / (4 * Math.PI * epsilon) * p_d * Math.Cos(theta) / (r * r);
    [Differentiable] public static double II_6_15a(double epsilon, double p_d, double r, double x, double y, double z) => p_d / (4 * Math.PI * epsilon) * 3 * z / Math.Pow(r, 5) * Math.Sqrt(x * x + y * y);
    [Differentiable] public static double II_6_15b(double epsilon, double p_d, double theta, double r) => p_d / (4 * Math.PI * epsilon) * 3 * Math.Cos(theta) * Math.Sin(theta) / Math.Pow(r, 3);
    [Differentiable] public static double II_8_7(double q, double epsilon, double d) => 3.0 / 5 * q * q / (4 * Math.PI * epsilon * d);
    [Differentiable] public static double II_8_31(double epsilon, double Ef) => epsilon * Ef * Ef / 2;
    [Differentiable] public static double II_10_9(double sigma_den, double epsilon, double chi) => sigma_den / epsilon * 1 / (1 + chi);
    // omega in 1..2, omega_0 in 3..5
    [Differentiable] public static double II_11_3(double q, double Ef, double m, double omega_0, double omega) => q * Ef / (m * (omega_0 * omega_0 - omega * omega));
    [Differentiable] public static double II_11_17(double n_0, double kb, double T, double theta, double p_d, double Ef) => n_0 * (1 + p_d * Ef * Math.Cos(theta) / (kb * T));
    [Differentiable] public static double II_11_20(double n_rho, double p_d, double Ef, double kb, double T) => n_rho * p_d * p_d * Ef / (3 * kb * T);
    [Differentiable] public static double II_11_27(double n, double alpha, double epsilon, double Ef) => n * alpha / (1 - n * alpha / 3) * epsilon * Ef;
    [Differentiable] public static double II_11_28(double n, double alpha) => 1 + n * alpha / (1 - n * alpha / 3);
    [Differentiable] public static double II_13_17(double epsilon, double c, double I, double r) => 1 / (4 * Math.PI * epsilon * c * c) * 2 * I / r;
    // v in 1..2, c in 3..10
    [Differentiable] public static double II_13_23(double rho_c_0, double v, double c) => rho_c_0 / Math.Sqrt(1 - v * v / (c * c));
    // v in 1..2, c in 3..10
    [Differentiable] public static double II_13_34(double rho_c_0, double v, double c) => rho_c_0 * v / Math.Sqrt(1 - v * v / (c * c));
    [Differentiable] public static double II_15_4(double mom, double B, double theta) => -mom * B * Math.Cos(theta);
    [Differentiable] public static double II_21_32(double q, double epsilon, double r, double v, double c) => q / (4 * Math.PI * epsilon * r * (1 - v / c));
    // omega in 4..6, c in 1..2, d in 2..4
    [Differentiable] public static double II_24_17(double omega, double c, double d) => Math.Sqrt(omega * omega / (c * c) - Math.PI * Math.PI / (d * d));
    [Differentiable] public static double II_27_16(double epsilon, double c, double Ef) => epsilon * c * Ef * Ef;
    [Differentiable] public static double II_34_2(double q, double v, double r) => q * v * r / 2;
    [Differentiable] public static double II_34_29a(double q, double h, double m) => q * h / (4 * Math.PI * m);
    [Differentiable] public static double II_34_29b(double g_, double h, double Jz, double mom, double B) => g_ * mom * B * Jz / (h / (2 * Math.PI));
    [Differentiable] public static double II_35_18(double n_0, double kb, double T, double mom, double B) => n_0 / (Math.Exp(mom * B / (kb * T)) + Math.Exp(-mom * B / (kb * T)));
    [Differentiable] public static double II_35_21(double n_rho, double mom, double B, double kb, double T) => n_rho * mom * Math.Tanh(mom * B / (kb * T));
    [Differentiable] public static double II_36_38(double mom, double H, double kb, double T, double alpha, double epsilon, double c, double M) => mom * H / (kb * T) + mom * alpha / (epsilon * c * c * kb * T) * M;
    [Differentiable] public static double II_37_1(double mom, double B, double chi) => mom * (1 + chi) * B;
    [Differentiable] public static double II_38_3(double Y, double A, double d, double x) => Y * A * x / d;
    [Differentiable] public static double II_38_14(double Y, double sigma) => Y / (2 * (1 + sigma));
    [Differentiable] public static double III_4_32(double h, double omega, double kb, double T) => 1 / (Math.Exp(h / (2 * Math.PI) * omega / (kb * T)) - 1);
    [Differentiable] public static double III_4_33(double h, double omega, double kb, double T) => h / (2 * Math.PI) * omega / (Math.Exp(h / (2 * Math.PI) * omega / (kb * T)) - 1);
    [Differentiable] public static double III_7_38(double mom, double B, double h) => 2 * mom * B / (h / (2 * Math.PI));
    [Differentiable] public static double III_8_54(double E_n, double t, double h) => Math.Pow(Math.Sin(E_n * t / (h / (2 * Math.PI))), 2);
    [Differentiable] public static double III_9_52(double p_d, double Ef, double t, double h, double omega, double omega_0) =>
        p_d * Ef * t / (h / (2 * Math.PI)) * Math.Pow(Math.Sin((omega - omega_0) * t / 2), 2) / Math.Pow((omega - omega_0) * t / 2, 2);
    [Differentiable] public static double III_10_19(double mom, double Bx, double By, double Bz) => mom * Math.Sqrt(Bx * Bx + By * By + Bz * Bz);
    [Differentiable] public static double III_12_43(double n, double h) => n * (h / (2 * Math.PI));
    [Differentiable] public static double III_13_18(double E_n, double d, double k, double h) => 2 * E_n * d * d * k / (h / (2 * Math.PI));
    [Differentiable] public static double III_14_14(double I_0, double q, double Volt, double kb, double T) => I_0 * (Math.Exp(q * Volt / (kb * T)) - 1);
    [Differentiable] public static double III_15_12(double U, double k, double d) => 2 * U * (1 - Math.Cos(k * d));
    [Differentiable] public static double III_15_14(double h, double E_n, double d) => Math.Pow(h / (2 * Math.PI), 2) / (2 * E_n * d * d);
    [Differentiable] public static double III_15_27(double alpha, double n, double d) => 2 * Math.PI * alpha / (n * d);
    [Differentiable] public static double III_17_37(double beta, double alpha, double theta) => beta * (1 + alpha * Math.Cos(theta));
    [Differentiable] public static double III_19_51(double m, double q, double h, double n, double epsilon) => -m * Math.Pow(q, 4) / (2 * Math.Pow(4 * Math.PI * epsilon, 2) * Math.Pow(h / (2 * Math.PI), 2)) * (1 / (n * n));
    [Differentiable] public static double III_21_20(double rho_c_0, double q, double A_vec, double m) => -rho_c_0 * q * A_vec / m;
    // The bonus equations.
    [Differentiable] public static double Rutherford(double Z1, double Z2, double alpha, double hbar, double c, double E_n, double theta) => Math.Pow(Z1 * Z2 * alpha * hbar * c / (4 * E_n * Math.Pow(Math.Sin(theta / 2), 2)), 2);
    [Differentiable] public static double Compton(double E_n, double m, double c, double theta) => E_n / (1 + E_n / (m * c * c) * (1 - Math.Cos(theta)));
    // m1 in 1..5, m2 in 1..5, r in 0.5..5
    [Differentiable] public static double GravitationalWaves(double G, double c, double m1, double m2, double r) => -32.0 / 5 * Math.Pow(G, 4) / Math.Pow(c, 5) * Math.Pow(m1 * m2, 2) * (m1 + m2) / Math.Pow(r, 5);
    // beta in -0.9..0.9
    [Differentiable] public static double Aberration(double theta1, double beta) => Math.Acos((Math.Cos(theta1) - beta) / (1 - beta * Math.Cos(theta1)));
    [Differentiable] public static double MultipleSlits(double I_0, double alpha, double delta, double n) => I_0 * Math.Pow(Math.Sin(alpha / 2) * Math.Sin(n * delta / 2) / (alpha / 2 * Math.Sin(delta / 2)), 2);
    // m in 0.5..3, E in 1..3
    [Differentiable] public static double GoldsteinEnergy(double m, double E, double U, double L, double r) => Math.Sqrt(2 / m * (E - U - L * L / (2 * m * r * r)));
    // alpha in 0.1..0.9
    [Differentiable] public static double Orbit(double d, double alpha, double theta1, double theta2) => d * (1 - alpha * alpha) / (1 + alpha * Math.Cos(theta1 - theta2));
    [Differentiable] public static double KeplerThird([Positive] double d, [Positive] double G, [Positive] double m1, [Positive] double m2) => 2 * Math.PI * Math.Pow(d, 1.5) / Math.Sqrt(G * (m1 + m2));
    [Differentiable] public static double Eccentricity(double eps, double L, double m, double Z1, double Z2, double q, double E) => Math.Sqrt(1 + 2 * eps * eps * E * L * L / (m * Math.Pow(Z1 * Z2 * q * q, 2)));
    [Differentiable] public static double Friedmann(double G, double rho, double alpha, double c, double d) => Math.Sqrt(8 * Math.PI * G / 3 * rho - alpha * c * c / (d * d));
    // epsilon in 0.1..5
    [Differentiable] public static double Klein(double alpha, double h, double omega, double m, double c, double beta, double omega_0) =>
        1 / (4 * Math.PI) * alpha * alpha * h * h / (m * m * c * c) * Math.Pow(omega_0 / omega, 2) * (omega_0 / omega + omega / omega_0 - Math.Pow(Math.Sin(beta), 2));
    // chi in 0.1..3
    [Differentiable] public static double VanDerWaals(double n, double R, double T, double V, double a, double b) => n * R * T / (V - n * b) - a * Math.Pow(n / V, 2);
    [Differentiable] public static double JacksonPotential(double q, double r, double d, double alpha, double epsilon) => q / (4 * Math.PI * epsilon) * (1 / Math.Sqrt(r * r + d * d - 2 * r * d * Math.Cos(alpha)));
    [Differentiable] public static double DopplerRelativistic(double v, double c, double theta, double omega) => Math.Sqrt(1 - v * v / (c * c)) * omega / (1 + v / c * Math.Cos(theta));
}
