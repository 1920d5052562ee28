using Vedette.Model.Series;

namespace Vedette.Storage.Telemetry;

/// <summary>Samples of one agent by full labels. <paramref name="AgentId"/> 0 is the server itself.</summary>
/// <param name="Series">Distinct label sets, stamped already.</param>
/// <param name="Samples">Index into <paramref name="Series"/>, timestamp and value, in any order.</param>
public sealed record SampleSet(int AgentId, IReadOnlyList<Labels> Series, IReadOnlyList<IndexedSample> Samples, long ReceivedAtMs);
