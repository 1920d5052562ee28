using Vedette.Model.Miners;

namespace Vedette.Miners.Errors;

/// <summary>One line of a table of errors.</summary>
/// <param name="Text">With {n} and {chip} where the code holds the board's slot and the chip's number.</param>
internal sealed record KnownError(string Component, MinerErrorSeverity Severity, string Text);
