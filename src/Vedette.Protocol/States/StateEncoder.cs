using System.Text;
using Vedette.Model.States;
using Vedette.Protocol.Batches;

namespace Vedette.Protocol.States;

/// <summary>Writes one state payload in the layout STATE_V1. Reused from state to state; a steady caller allocates nothing.</summary>
public sealed class StateEncoder
{
    /// <summary>A longer key is the caller's mistake.</summary>
    public const int MaxKeyBytes = 1024;

    private readonly VarintBuffer _entities = new();
    private readonly VarintBuffer _payload = new();

    public int EntityCount { get; private set; }

    /// <summary>Bytes of the entities so far.</summary>
    public int Length => _entities.Length;

    public void Begin()
    {
        _entities.Reset();
        EntityCount = 0;
    }

    /// <summary>An entity that the chain has not seen yet.</summary>
    /// <param name="reference">Given out by the caller: dense from 0 within a chain, never for another entity.</param>
    public void Appear(uint reference, EntityKind kind, string key, ReadOnlySpan<byte> description, ReadOnlySpan<byte> readings)
    {
        int keyBytes = Encoding.UTF8.GetByteCount(key);
        if (keyBytes is 0 or > MaxKeyBytes)
        {
            throw new ArgumentException($"The key of an entity of kind {kind} has {keyBytes} bytes; 1 to {MaxKeyBytes} are needed.", nameof(key));
        }

        Start(reference, StateLayout.Appears | StateLayout.HasDescription | StateLayout.HasReadings);
        _entities.Byte((byte)kind);
        _entities.Text(key, keyBytes);
        _entities.Section(description);
        _entities.Section(readings);
    }

    /// <summary>An entity that the chain has seen, of which sections replace the ones before, or a patch mends the readings.</summary>
    public void Change(EntityDelta change)
    {
        bool patch = change.Patch.Length > 0;
        Start(change.Reference, (byte)((change.HasDescription ? StateLayout.HasDescription : 0) | (change.HasReadings ? StateLayout.HasReadings : 0) | (patch ? StateLayout.HasPatch : 0)));
        if (change.HasDescription)
        {
            _entities.Section(change.Description);
        }

        if (change.HasReadings)
        {
            _entities.Section(change.Readings);
        }

        if (patch)
        {
            _entities.Section(change.Patch);
        }
    }

    public void Gone(uint reference) => Start(reference, StateLayout.Gone);

    /// <summary>The whole payload; valid until the next call.</summary>
    public ReadOnlySpan<byte> Finish(long atMs, long chainMs, uint index)
    {
        _payload.Reset();
        _payload.Byte(0);
        _payload.SignedVarint(atMs);
        // Zero for a keyframe, and small for its deltas.
        _payload.SignedVarint(atMs - chainMs);
        _payload.Varint(index);
        _payload.Varint((ulong)EntityCount);
        _payload.Bytes(_entities.Written);
        return _payload.Written;
    }

    private void Start(uint reference, byte marks)
    {
        _entities.Varint(reference);
        _entities.Byte(marks);
        EntityCount++;
    }
}
