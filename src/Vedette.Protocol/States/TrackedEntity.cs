using Vedette.Model.States;

namespace Vedette.Protocol.States;

/// <summary>What a tracker knows of one entity: as it was last written.</summary>
internal sealed class TrackedEntity(EntityKind kind, string key)
{
    private byte[] _description = [];
    private byte[] _readings = [];
    private int _descriptionLength;
    private int _readingsLength;

    public EntityKind Kind { get; } = kind;

    public string Key { get; } = key;

    /// <summary>Of the current chain; null until it was written there.</summary>
    public uint? Reference { get; set; }

    /// <summary>The cycle in which it was last reported.</summary>
    public long SeenInCycle { get; set; }

    public ReadOnlySpan<byte> Description => _description.AsSpan(0, _descriptionLength);

    public ReadOnlySpan<byte> Readings => _readings.AsSpan(0, _readingsLength);

    /// <summary>True where it differs from what was kept.</summary>
    public bool TakeDescription(ReadOnlySpan<byte> now) => Take(now, ref _description, ref _descriptionLength);

    /// <summary>As <see cref="TakeDescription"/>.</summary>
    public bool TakeReadings(ReadOnlySpan<byte> now) => Take(now, ref _readings, ref _readingsLength);

    private static bool Take(ReadOnlySpan<byte> now, ref byte[] kept, ref int length)
    {
        if (now.SequenceEqual(kept.AsSpan(0, length)))
        {
            return false;
        }

        if (now.Length > kept.Length)
        {
            // A little room: a number that grows by a digit needs no new array.
            kept = new byte[(now.Length + 7) & ~7];
        }

        now.CopyTo(kept);
        length = now.Length;
        return true;
    }
}
