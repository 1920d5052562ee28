using Vedette.Chunks;
using Vedette.Chunks.Bits;
using Vedette.Chunks.Sealed;
using Vedette.Protocol.Messages;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Recovery;

/// <summary>Reads the whole store: its structure, every chunk to its last sample, every journal row's sum.</summary>
internal static class IntegrityCheck
{
    public static IReadOnlyList<string> Run(ITelemetryStoreReader reader)
    {
        List<string> problems = [.. reader.CheckStructure()];
        long[] timestampsMs = new long[ChunkEncoder.MaxSamples];
        double[] values = new double[ChunkEncoder.MaxSamples];
        reader.ReadAllChunks((key, data) =>
        {
            try
            {
                int count = ChunkDecoder.Decode(data, timestampsMs, values);
                if (timestampsMs[0] != key.StartMs || TimeBuckets.Of(timestampsMs[count - 1]) != key.Bucket)
                {
                    problems.Add($"{key}: holds {timestampsMs[0]} to {timestampsMs[count - 1]}, which is not where its key says.");
                }
            }
            catch (CorruptChunkException e)
            {
                problems.Add($"{key}: {e.Message}");
            }
        });
        foreach (JournalRow row in reader.ReadJournal(0))
        {
            if (row.Encoding is not TelemetryEncoding.StateV1 && Crc32C.Compute(row.Payload.Span) != row.Checksum)
            {
                problems.Add($"Journal row {row.Id}: checksum does not match.");
            }
        }

        byte[] room = [];
        reader.ReadAllStates((state, bytes) =>
        {
            if (StateBody.TryUnpack(state.Body, bytes, int.MaxValue, ref room, out _) is { } problem)
            {
                problems.Add($"State of agent {state.AgentId}, chain {state.Header.ChainMs}, row {state.Header.Index}: {problem}.");
            }
        });
        return problems;
    }
}
