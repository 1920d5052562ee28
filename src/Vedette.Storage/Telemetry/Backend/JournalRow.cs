using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry.Backend;

/// <summary>One append as it was received, with what was decided then, so that a replay takes and refuses the same samples whatever the options say by then.</summary>
public sealed record JournalRow
{
    public required long Id { get; init; }

    /// <summary>0: <see cref="Seq"/> has no meaning and references are series ids.</summary>
    public required ulong Epoch { get; init; }

    public required ulong Seq { get; init; }

    public required ulong OldestSeq { get; init; }

    public required long ReceivedAtMs { get; init; }

    /// <summary>Samples outside [from, to] were refused.</summary>
    public required long AcceptFromMs { get; init; }

    public required long AcceptToMs { get; init; }

    /// <summary>Samples beyond this many good ones were refused by quota; -1 is no limit.</summary>
    public required int AcceptSamples { get; init; }

    public required TelemetryEncoding Encoding { get; init; }

    /// <summary>Over the payload.</summary>
    public required uint Checksum { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }
}
