namespace Vedette.Storage.Telemetry;

/// <param name="Outcome">Stored or UnknownEpoch.</param>
/// <param name="RefusedSeries">Series beyond the quota.</param>
public sealed record DefineResult(AppendOutcome Outcome, int RefusedSeries);
