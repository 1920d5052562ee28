namespace Vedette.Storage.Telemetry.Backend;

/// <param name="Labels">Symbol numbers, name and value in turn, each as a varint.</param>
public sealed record StoredSeries(int Id, int AgentId, byte[] Labels);
