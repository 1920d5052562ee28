using System.Buffers.Binary;
using System.Text;

namespace Vedette.Model.States;

/// <summary>
/// Writes one section of an entity: fields with ascending numbers, unknown ones left out. Reused by its owner, so that steady use allocates nothing.
/// The layout is drawn in docs/formats/state.md.
/// </summary>
public sealed class FieldWriter
{
    /// <summary>A longer text is cut at a character's end: one entity must not fill a batch.</summary>
    public const int MaxTextBytes = 4096;

    /// <summary>A longer list is cut.</summary>
    public const int MaxListItems = 256;

    private const double ThousandthsLimit = 1e12;

    private readonly int _numbersFrom;
    private byte[] _buffer = new byte[512];
    private int _length;
    private int _lastNumber;

    public FieldWriter()
    {
    }

    /// <param name="numbersFrom">What the numbers of a <see cref="ReadingsPatch"/> count from.</param>
    internal FieldWriter(int numbersFrom)
    {
        _numbersFrom = numbersFrom;
    }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Reset()
    {
        _length = 0;
        _lastNumber = 0;
    }

    /// <summary>A value that another section holds, as it stands there.</summary>
    internal void Bytes(byte number, FieldWireType wire, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)(number - _numbersFrom) << 3) | (ulong)wire);
        EnsureRoom(value.Length);
        value.CopyTo(_buffer.AsSpan(_length));
        _length += value.Length;
    }

    public void Integer(EntityField field, long? value)
    {
        if (value is { } known)
        {
            Tag(field, FieldType.Integer, FieldWireType.Integer);
            Varint(ZigZag(known));
        }
    }

    /// <summary>NaN and infinities are no knowledge and are left out.</summary>
    public void Number(EntityField field, double? value)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            return;
        }

        double scaled = Math.Round(known * 1000);
        if (Math.Abs(scaled) < ThousandthsLimit && scaled / 1000 == known)
        {
            Tag(field, FieldType.Number, FieldWireType.Thousandths);
            Varint(ZigZag((long)scaled));
            return;
        }

        Tag(field, FieldType.Number, FieldWireType.Double);
        EnsureRoom(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(_length), known);
        _length += sizeof(double);
    }

    public void Flag(EntityField field, bool? value)
    {
        if (value is { } known)
        {
            Tag(field, FieldType.Flag, known ? FieldWireType.True : FieldWireType.False);
        }
    }

    public void Text(EntityField field, string? value)
    {
        if (value is not null)
        {
            Tag(field, FieldType.Text, FieldWireType.Text);
            Utf8(value);
        }
    }

    /// <summary>A part of a text that its owner keeps whole.</summary>
    public void Text(EntityField field, ReadOnlySpan<char> value)
    {
        Tag(field, FieldType.Text, FieldWireType.Text);
        Utf8(value);
    }

    /// <summary>An empty list is a known one; null is left out.</summary>
    public void TextList(EntityField field, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return;
        }

        Tag(field, FieldType.TextList, FieldWireType.TextList);
        int count = Math.Min(values.Count, MaxListItems);
        Varint((ulong)count);
        for (int i = 0; i < count; i++)
        {
            Utf8(values[i]);
        }
    }

    private void Tag(EntityField field, FieldType type, FieldWireType wire)
    {
        if (field.Type != type || field.Number <= _lastNumber)
        {
            throw new ArgumentException($"Field {field.Number} '{field.Name}' is written as {type} after field {_lastNumber}; it is {field.Type}, and numbers ascend.", nameof(field));
        }

        _lastNumber = field.Number;
        Varint(((ulong)field.Number << 3) | (ulong)wire);
    }

    private void Utf8(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> kept = text.Length > MaxTextBytes ? text[..MaxTextBytes] : text;
        int bytes = Encoding.UTF8.GetByteCount(kept);
        while (bytes > MaxTextBytes)
        {
            kept = kept[..^Math.Max(1, (bytes - MaxTextBytes) / 3)];
            bytes = Encoding.UTF8.GetByteCount(kept);
        }

        if (kept.Length < text.Length && kept.Length > 0 && char.IsHighSurrogate(kept[^1]))
        {
            kept = kept[..^1];
            bytes = Encoding.UTF8.GetByteCount(kept);
        }

        Varint((ulong)bytes);
        EnsureRoom(bytes);
        _length += Encoding.UTF8.GetBytes(kept, _buffer.AsSpan(_length));
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void Varint(ulong value)
    {
        EnsureRoom(10);
        while (value >= 0x80)
        {
            _buffer[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[_length++] = (byte)value;
    }

    private void EnsureRoom(int needed)
    {
        if (_buffer.Length - _length < needed)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + needed));
        }
    }
}
