namespace Vedette.Model.Miners;

/// <summary>Why a device was taken for what it is.</summary>
/// <param name="Source">What was asked: "rpc version", "GET /", "rpc stats".</param>
/// <param name="Marker">What in the reply decided, as it came and cut to a readable length.</param>
public sealed record MinerEvidence(string Source, string Marker);
