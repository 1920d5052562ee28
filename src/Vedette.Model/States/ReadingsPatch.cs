namespace Vedette.Model.States;

/// <summary>
/// What differs between two sections of readings: the fields that changed, as they are now, and the names of those that are not known any more. Of a process that works, two or three of twelve do.
/// Whole values and no differences of values: where a delta before it is missing, what a patch says is still true.
/// </summary>
public sealed class ReadingsPatch
{
    /// <summary>Readings have the numbers 64 to 255; counted from here most of them fit a byte with their type.</summary>
    private const int NumbersFrom = 63;

    private readonly FieldWriter _patch = new(NumbersFrom);

    /// <summary>Of the last <see cref="TryMake"/>.</summary>
    public ReadOnlySpan<byte> Written => _patch.Written;

    /// <summary>Reads the fields of a patch; one that <see cref="FieldReader.IsAbsent"/> is not known any more.</summary>
    public static FieldReader Read(ReadOnlySpan<byte> patch) => new(patch, NumbersFrom);

    /// <summary>Steps through the fields of a patch; one of the type that says "absent" has no value.</summary>
    /// <exception cref="StateFormatException">The patch is malformed.</exception>
    public static void Check(ReadOnlySpan<byte> patch)
    {
        var fields = new FieldReader(patch, NumbersFrom);
        while (fields.TryNext(out _))
        {
        }
    }

    /// <summary>False where the whole section is no longer than the patch would be.</summary>
    /// <exception cref="StateFormatException">A section is malformed.</exception>
    public bool TryMake(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        _patch.Reset();
        var old = new FieldReader(before);
        var now = new FieldReader(after);
        int oldNumber = Next(ref old), nowNumber = Next(ref now);
        while (oldNumber < End || nowNumber < End)
        {
            if (Math.Min(oldNumber, nowNumber) <= NumbersFrom)
            {
                return false;
            }

            if (oldNumber < nowNumber)
            {
                _patch.Bytes((byte)oldNumber, FieldWireType.Absent, default);
                oldNumber = Next(ref old);
                continue;
            }

            FieldWireType wire = now.WireType;
            ReadOnlySpan<byte> value = now.TakeBytes();
            bool same = oldNumber == nowNumber && old.WireType == wire && old.TakeBytes().SequenceEqual(value);
            if (!same)
            {
                _patch.Bytes((byte)nowNumber, wire, value);
            }

            oldNumber = oldNumber == nowNumber ? Next(ref old) : oldNumber;
            nowNumber = Next(ref now);
        }

        return _patch.Written.Length < after.Length;
    }

    /// <summary>Writes the section that a patch makes of the one before.</summary>
    /// <exception cref="StateFormatException">The section or the patch is malformed.</exception>
    public static void Apply(ReadOnlySpan<byte> before, ReadOnlySpan<byte> patch, FieldWriter after)
    {
        after.Reset();
        var old = new FieldReader(before);
        var now = new FieldReader(patch, NumbersFrom);
        int oldNumber = Next(ref old), nowNumber = Next(ref now);
        while (oldNumber < End || nowNumber < End)
        {
            if (oldNumber < nowNumber)
            {
                after.Bytes((byte)oldNumber, old.WireType, old.TakeBytes());
                oldNumber = Next(ref old);
                continue;
            }

            if (now.WireType != FieldWireType.Absent)
            {
                after.Bytes((byte)nowNumber, now.WireType, now.TakeBytes());
            }

            oldNumber = oldNumber == nowNumber ? Next(ref old) : oldNumber;
            nowNumber = Next(ref now);
        }
    }

    private const int End = byte.MaxValue + 1;

    // A field whose value was not looked at is stepped over.
    private static int Next(ref FieldReader fields) => fields.TryNext(out byte number) ? number : End;
}
