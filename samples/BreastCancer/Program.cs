using DerivGen.Samples;
using DerivGen.Samples.BreastCancer;

const double WantedAccuracy = 0.95;
const double Lambda = 0.01;

Report.Begin("Breast cancer: logistic regression with a generated gradient");
(LabelledData train, LabelledData test) = Data.Load(seed: 1);
Report.Say($"{train.Count} tumours to learn from, {test.Count} to be tested on, {train.Dimension} measurements each.");

Report.LossAndDerivative(nameof(Losses.CrossEntropy));

Report.Heading("Gradient check at a random point");
int parameters = train.Dimension + 1;
bool agree = true;
foreach (Loss loss in new[] { Loss.CrossEntropy, Loss.SquaredError })
{
    agree &= Report.GradientCheck(loss.Name, loss.Function(train, Lambda), loss.Derivative(train, Lambda), parameters);
}

Report.Heading("Training with BFGS");
Minimization trained = Report.Training(
    Loss.CrossEntropy.Name, Training.Optimizer, Loss.CrossEntropy.Derivative(train, Lambda), start: new double[parameters]);

Report.Heading("Why cross-entropy, and not the squared error?");
Comparison.Show(train, test, Lambda);

return Report.Verdict(Training.Accuracy(trained.Point, test), WantedAccuracy, agree);
