using System.Buffers.Binary;
using System.Text;

namespace Vedette.Model.States;

/// <summary>Reads one section of an entity in place. Lengths and counts are checked against the bytes that are left before they are believed.</summary>
public ref struct FieldReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _numbersFrom;
    private int _position;
    private int _lastNumber;
    private FieldWireType _wire;
    private bool _valueRead = true;

    public FieldReader(ReadOnlySpan<byte> section)
        : this(section, 0)
    {
    }

    /// <param name="numbersFrom">What the numbers of a <see cref="ReadingsPatch"/> count from; only there may a field be absent.</param>
    internal FieldReader(ReadOnlySpan<byte> section, int numbersFrom)
    {
        _bytes = section;
        _numbersFrom = numbersFrom;
        _lastNumber = numbersFrom;
    }

    /// <summary>The field that was stepped to has no value any more; only in a patch.</summary>
    public readonly bool IsAbsent => _wire == FieldWireType.Absent;

    internal readonly FieldWireType WireType => _wire;

    /// <summary>Steps to the next field, past a value that was not read.</summary>
    /// <exception cref="StateFormatException">The section is cut or lies about a length.</exception>
    public bool TryNext(out byte number)
    {
        if (!_valueRead)
        {
            Skip();
        }

        number = 0;
        if (_position == _bytes.Length)
        {
            return false;
        }

        ulong tag = ReadVarint();
        ulong value = (tag >> 3) + (ulong)_numbersFrom;
        _wire = (FieldWireType)(tag & 7);
        FieldWireType last = _numbersFrom == 0 ? FieldWireType.Thousandths : FieldWireType.Absent;
        if (value > byte.MaxValue || (int)value <= _lastNumber || _wire > last)
        {
            throw new StateFormatException($"State field at byte {_position}: number {value} of wire type {(int)_wire} follows number {_lastNumber}; numbers ascend to 255, types go to {(int)last}.");
        }

        number = (byte)value;
        _lastNumber = number;
        _valueRead = false;
        return true;
    }

    /// <summary>The value as <see cref="string"/>, string array, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>.</summary>
    /// <exception cref="StateFormatException">As for <see cref="TryNext"/>.</exception>
    public object ReadValue()
    {
        TakeValue();
        return _wire switch
        {
            FieldWireType.Integer => UnZigZag(ReadVarint()),
            FieldWireType.Thousandths => UnZigZag(ReadVarint()) / 1000.0,
            FieldWireType.Double => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double))),
            FieldWireType.Text => ReadText(),
            FieldWireType.TextList => ReadTexts(),
            _ => _wire == FieldWireType.True,
        };
    }

    /// <summary>The value where it is a number of either kind.</summary>
    public bool TryReadNumber(out double value)
    {
        value = 0;
        if (_valueRead || _wire is not (FieldWireType.Integer or FieldWireType.Thousandths or FieldWireType.Double))
        {
            return false;
        }

        value = Convert.ToDouble(ReadValue(), null);
        return true;
    }

    /// <summary>The value's bytes as they stand.</summary>
    internal ReadOnlySpan<byte> TakeBytes()
    {
        int start = _position;
        Skip();
        return _bytes[start.._position];
    }

    private void Skip()
    {
        TakeValue();
        switch (_wire)
        {
            case FieldWireType.Integer or FieldWireType.Thousandths:
                ReadVarint();
                break;
            case FieldWireType.Double:
                Take(sizeof(double));
                break;
            case FieldWireType.Text:
                Take(ReadLength());
                break;
            case FieldWireType.TextList:
                for (int left = ReadLength(); left > 0; left--)
                {
                    Take(ReadLength());
                }

                break;
        }
    }

    private void TakeValue()
    {
        if (_valueRead)
        {
            throw new InvalidOperationException("The field's value was read already.");
        }

        _valueRead = true;
    }

    private string ReadText() => Encoding.UTF8.GetString(Take(ReadLength()));

    private string[] ReadTexts()
    {
        string[] texts = new string[ReadLength()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = ReadText();
        }

        return texts;
    }

    // A text takes as many bytes as it says, an item of a list at least one: either is bounded by what is left.
    private int ReadLength()
    {
        ulong length = ReadVarint();
        return length <= (ulong)(_bytes.Length - _position)
            ? (int)length
            : throw new StateFormatException($"State field {_lastNumber} at byte {_position}: claims {length} bytes or items; {_bytes.Length - _position} bytes are left.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_bytes.Length - _position < count)
        {
            throw new StateFormatException($"State field {_lastNumber} at byte {_position}: cut; {_bytes.Length - _position} bytes are left, {count} are needed.");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new StateFormatException($"State field {_lastNumber} at byte {_position}: a number has more than ten bytes.");
    }

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
