using DerivGen.Samples;
using DerivGen.Samples.Digits;

const double WantedAccuracy = 0.93;
const double Lambda = 0.001;

Report.Begin("Handwritten digits: softmax regression with a generated gradient");
(LabelledData train, LabelledData test) = Data.Load(seed: 1);
Report.Say($"{train.Count} images to learn from, {test.Count} to be tested on, {train.Dimension} pixels each.");

Report.LossAndDerivative(nameof(Losses.CrossEntropy), "Scores", "Softmax");

Report.Heading("Gradient check at a random point");
int parameters = Data.Classes * (train.Dimension + 1);
bool agree = true;
foreach (Loss loss in new[] { Loss.CrossEntropy, Loss.SquaredError })
{
    agree &= Report.GradientCheck(loss.Name, loss.Function(train, Lambda), loss.Derivative(train, Lambda), parameters);
}

Report.Heading("Training with L-BFGS");
Minimization trained = Report.Training(
    Loss.CrossEntropy.Name, Training.Optimizer, Loss.CrossEntropy.Derivative(train, Lambda), start: new double[parameters]);

Report.Heading("Why cross-entropy, and not the squared error?");
Comparison.Show(train, test);

return Report.Verdict(Training.Accuracy(trained.Point, test), WantedAccuracy, agree);
