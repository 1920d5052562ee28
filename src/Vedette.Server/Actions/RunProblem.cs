namespace Vedette.Server.Actions;

/// <param name="Status">Of HTTP.</param>
internal sealed record RunProblem(int Status, string Message);
