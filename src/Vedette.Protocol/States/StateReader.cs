using Vedette.Model.States;

namespace Vedette.Protocol.States;

/// <summary>
/// Reads a state payload of the layout STATE_V1 in place, without allocating. Counts and lengths are checked against the bytes that are left before they are believed. Sections are handed out as they
/// are; <see cref="FieldReader"/> reads them.
/// </summary>
public ref struct StateReader
{
    private readonly ReadOnlySpan<byte> _payload;
    private int _position;
    private int _entitiesLeft;

    /// <exception cref="StateFormatException">The header is cut, of an unknown layout or lies about the count.</exception>
    public StateReader(ReadOnlySpan<byte> payload)
    {
        _payload = payload;
        byte flags = ReadByte();
        if (flags != 0)
        {
            throw new StateFormatException($"State payload: flags are {flags:x2}; known are none.");
        }

        long at = UnZigZag(ReadVarint());
        long chain = unchecked(at - UnZigZag(ReadVarint()));
        ulong index = ReadVarint();
        ulong count = ReadVarint();
        int left = _payload.Length - _position;
        if (index > uint.MaxValue || (index == 0) != (chain == at) || chain > at)
        {
            throw new StateFormatException($"State payload: index {index} at {at} of the chain of {chain}; a keyframe has index 0 and its own time as its chain's, and deltas follow it.");
        }

        if (count > (ulong)(left / StateLayout.MinEntityBytes))
        {
            throw new StateFormatException($"State payload: claims {count} entities; {left} bytes are left, at most {left / StateLayout.MinEntityBytes} fit.");
        }

        Header = new StateHeader(at, chain, (uint)index, (int)count);
        _entitiesLeft = (int)count;
    }

    public StateHeader Header { get; }

    /// <summary>Steps to the next entity.</summary>
    /// <exception cref="StateFormatException">The payload is cut, lies about a length, or goes on behind its last entity.</exception>
    public bool TryRead(out EntityDelta entity)
    {
        entity = default;
        if (_entitiesLeft == 0)
        {
            return _position == _payload.Length
                ? false
                : throw new StateFormatException($"State payload: {_payload.Length - _position} bytes follow the last of {Header.EntityCount} entities.");
        }

        _entitiesLeft--;
        ulong reference = ReadVarint();
        byte marks = ReadByte();
        bool appears = (marks & StateLayout.Appears) != 0;
        bool gone = (marks & StateLayout.Gone) != 0;
        if (reference > int.MaxValue || (marks & ~StateLayout.KnownMarks) != 0 || marks == 0 || (gone && marks != StateLayout.Gone) || (Header.IsKeyframe && !appears) || PatchesNothing(marks))
        {
            throw new StateFormatException($"State payload: entity {reference} before byte {_position} has the marks {marks:x2}, which make no sense {(Header.IsKeyframe ? "in a keyframe" : "in a delta")}.");
        }

        EntityKind kind = appears ? (EntityKind)ReadByte() : EntityKind.Unspecified;
        ReadOnlySpan<byte> key = appears ? ReadSection() : default;
        if (appears && key.Length is 0 or > StateEncoder.MaxKeyBytes)
        {
            throw new StateFormatException($"State payload: entity {reference} has a key of {key.Length} bytes; 1 to {StateEncoder.MaxKeyBytes} are needed.");
        }

        bool hasDescription = (marks & StateLayout.HasDescription) != 0;
        bool hasReadings = (marks & StateLayout.HasReadings) != 0;
        entity = new EntityDelta
        {
            Reference = (uint)reference,
            Appears = appears,
            IsGone = gone,
            HasDescription = hasDescription,
            HasReadings = hasReadings,
            Kind = kind,
            Key = key,
            Description = hasDescription ? ReadSection() : default,
            Readings = hasReadings ? ReadSection() : default,
            Patch = (marks & StateLayout.HasPatch) != 0 ? ReadSection() : default,
        };
        return true;
    }

    // A patch needs readings that are there and are not replaced at the same time.
    private static bool PatchesNothing(byte marks) => (marks & StateLayout.HasPatch) != 0 && (marks & (StateLayout.Appears | StateLayout.HasReadings)) != 0;

    private ReadOnlySpan<byte> ReadSection()
    {
        ulong length = ReadVarint();
        if (length > (ulong)(_payload.Length - _position))
        {
            throw new StateFormatException($"State payload: a section before byte {_position} claims {length} bytes; {_payload.Length - _position} are left.");
        }

        ReadOnlySpan<byte> section = _payload.Slice(_position, (int)length);
        _position += (int)length;
        return section;
    }

    private byte ReadByte() =>
        _position < _payload.Length ? _payload[_position++] : throw new StateFormatException($"State payload: cut at byte {_position}; another byte is needed.");

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new StateFormatException($"State payload: the number that ends at byte {_position} has more than ten bytes.");
    }

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
