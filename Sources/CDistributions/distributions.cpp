#include "distributions.h"

#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace {

using namespace boost::math::policies;

// Whatever goes wrong is told by the value: no exception may cross into Swift.
using Quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>, overflow_error<ignore_error>,
                     underflow_error<ignore_error>, denorm_error<ignore_error>,
                     evaluation_error<ignore_error>, rounding_error<ignore_error>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;
using FisherF = boost::math::fisher_f_distribution<double, Quiet>;
using Beta = boost::math::beta_distribution<double, Quiet>;
using Binomial = boost::math::binomial_distribution<double, Quiet>;

using boost::math::cdf;
using boost::math::complement;
using boost::math::pdf;
using boost::math::quantile;

}  // namespace

double distributions_normal_lower(double x) { return cdf(Normal(), x); }
double distributions_normal_upper(double x) { return cdf(complement(Normal(), x)); }
double distributions_normal_quantile(double probability) { return quantile(Normal(), probability); }

double distributions_chi_squared_upper(double x, double degrees) {
  return cdf(complement(ChiSquared(degrees), x));
}
double distributions_student_upper(double t, double degrees) {
  return cdf(complement(Student(degrees), t));
}
double distributions_student_quantile(double probability, double degrees) {
  return quantile(Student(degrees), probability);
}
double distributions_f_upper(double f, double numerator, double denominator) {
  return cdf(complement(FisherF(numerator, denominator), f));
}

double distributions_beta_lower(double x, double a, double b) { return cdf(Beta(a, b), x); }
double distributions_beta_quantile(double probability, double a, double b) {
  return quantile(Beta(a, b), probability);
}

double distributions_binomial_point(double successes, double trials, double probability) {
  return pdf(Binomial(trials, probability), successes);
}
double distributions_binomial_lower(double successes, double trials, double probability) {
  return cdf(Binomial(trials, probability), successes);
}
double distributions_binomial_upper(double successes, double trials, double probability) {
  return cdf(complement(Binomial(trials, probability), successes));
}

double distributions_arc_sine(double x) { return std::asin(x); }
double distributions_logarithm(double x) { return std::log(x); }
double distributions_exponential(double x) { return std::exp(x); }
