// Distribution functions for Swift. All of them are Boost.Math's; here they get C names.
//
// Arguments outside a function's domain give NaN, never an exception.
#ifndef SOUNDINGS_DISTRIBUTIONS_H
#define SOUNDINGS_DISTRIBUTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

double distributions_normal_lower(double x);
double distributions_normal_upper(double x);
double distributions_normal_quantile(double probability);

double distributions_chi_squared_upper(double x, double degrees);
double distributions_student_upper(double t, double degrees);
double distributions_student_quantile(double probability, double degrees);
double distributions_f_upper(double f, double numerator, double denominator);

double distributions_beta_lower(double x, double a, double b);
double distributions_beta_quantile(double probability, double a, double b);

double distributions_binomial_point(double successes, double trials, double probability);
double distributions_binomial_lower(double successes, double trials, double probability);
double distributions_binomial_upper(double successes, double trials, double probability);

double distributions_arc_sine(double x);
double distributions_logarithm(double x);
double distributions_exponential(double x);

#ifdef __cplusplus
}
#endif

#endif
