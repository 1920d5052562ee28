using Vedette.Chunks.Bits;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <summary>A payload that was read to its last field before anything of it is kept, and packed for its row. Made on the caller's thread: the writer's is for writing.</summary>
internal sealed class ReceivedState
{
    private ReceivedState(StateHeader header, ReadOnlyMemory<byte> payload)
    {
        Header = header;
        Payload = payload;
        (int encoding, Bytes) = StateBody.Pack(payload);
        Body = new StoredStateBody(encoding, payload.Length, Crc32C.Compute(payload.Span));
    }

    public StateHeader Header { get; }

    public ReadOnlyMemory<byte> Payload { get; }

    public StoredStateBody Body { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Null where the payload is malformed anywhere, or larger than is kept.</summary>
    public static ReceivedState? TryRead(ReadOnlyMemory<byte> payload, int maxBytes)
    {
        if (payload.Length > maxBytes)
        {
            return null;
        }

        try
        {
            return new ReceivedState(Check(payload.Span), payload);
        }
        catch (StateFormatException)
        {
            return null;
        }
    }

    private static StateHeader Check(ReadOnlySpan<byte> payload)
    {
        var reader = new StateReader(payload);
        while (reader.TryRead(out EntityDelta entity))
        {
            Check(new FieldReader(entity.Description));
            Check(new FieldReader(entity.Readings));
            ReadingsPatch.Check(entity.Patch);
        }

        return reader.Header;
    }

    private static void Check(FieldReader fields)
    {
        while (fields.TryNext(out _))
        {
        }
    }
}
