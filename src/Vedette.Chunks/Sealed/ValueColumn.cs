using System.Buffers.Binary;
using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>
/// A sealed chunk's values, by the encoding that needs the fewest bytes. Decimal encodings hold integers over a power of ten and over the largest divisor that all distances
/// from the first have in common (memory comes in pages, disks in sectors):
/// <c>exponent 1 | divisor uvarint | first mantissa svarint | [first delta svarint] | packed blocks</c>.
/// </summary>
internal sealed class ValueColumn
{
    private readonly long[] _mantissas = new long[ChunkEncoder.MaxSamples];
    private readonly long[] _plain = new long[ChunkEncoder.MaxSamples];
    private readonly long[] _deltas = new long[ChunkEncoder.MaxSamples];
    private readonly long[] _deltasOfDeltas = new long[ChunkEncoder.MaxSamples];
    private int _exponent;
    private long _divisor;
    private BitWriter _xor;

    public ValueEncoding Choose(ReadOnlySpan<double> values)
    {
        if (AllSame(values))
        {
            return ValueEncoding.Constant;
        }

        _exponent = DecimalForm.Find(values, _mantissas);
        if (_exponent < 0)
        {
            EncodeXor(values);
            return (_xor.BitCount + 7) / 8 < values.Length * sizeof(double) ? ValueEncoding.Xor : ValueEncoding.Raw;
        }

        Difference(values.Length);
        int rest = values.Length - 1;
        int plain = PackedBlocks.Measure(_plain.AsSpan(0, rest));
        int delta = PackedBlocks.Measure(_deltas.AsSpan(0, rest));
        int deltaOfDelta = rest < 2 ? int.MaxValue
            : ByteWriter.VarintLength(ZigZag.Encode(_deltas[0])) + PackedBlocks.Measure(_deltasOfDeltas.AsSpan(0, rest - 1));
        return plain <= delta && plain <= deltaOfDelta ? ValueEncoding.DecimalPlain
            : delta <= deltaOfDelta ? ValueEncoding.DecimalDelta : ValueEncoding.DecimalDeltaOfDelta;
    }

    /// <summary>Writes what the last <see cref="Choose"/> looked at.</summary>
    public void Write(ByteWriter writer, ValueEncoding encoding, ReadOnlySpan<double> values)
    {
        int rest = values.Length - 1;
        switch (encoding)
        {
            case ValueEncoding.Constant:
                writer.Double(values[0]);
                break;
            case ValueEncoding.DecimalPlain:
                WriteScale(writer);
                PackedBlocks.Write(writer, _plain.AsSpan(0, rest));
                break;
            case ValueEncoding.DecimalDelta:
                WriteScale(writer);
                PackedBlocks.Write(writer, _deltas.AsSpan(0, rest));
                break;
            case ValueEncoding.DecimalDeltaOfDelta:
                WriteScale(writer);
                writer.SignedVarint(_deltas[0]);
                PackedBlocks.Write(writer, _deltasOfDeltas.AsSpan(0, rest - 1));
                break;
            case ValueEncoding.Xor:
                writer.Bytes(_xor.Bytes.AsSpan(0, (_xor.BitCount + 7) / 8));
                break;
            default:
                foreach (double value in values)
                {
                    writer.Double(value);
                }

                break;
        }
    }

    /// <summary>Fills all of <paramref name="values"/>; <paramref name="scratch"/> has the same length.</summary>
    public static void Read(ref ByteReader reader, ValueEncoding encoding, Span<double> values, scoped Span<long> scratch)
    {
        switch (encoding)
        {
            case ValueEncoding.Constant:
                values.Fill(reader.Double("value"));
                break;
            case ValueEncoding.Xor:
                ReadXor(ref reader, values);
                break;
            case ValueEncoding.Raw:
                ReadOnlySpan<byte> raw = reader.Bytes("values", values.Length * sizeof(double));
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadDoubleLittleEndian(raw[(i * sizeof(double))..]);
                }

                break;
            default:
                ReadDecimal(ref reader, encoding, values, scratch);
                break;
        }
    }

    private static void ReadXor(ref ByteReader reader, Span<double> values)
    {
        ReadOnlySpan<byte> rest = reader.Bytes("values", reader.Left);
        var bits = new BitReader(rest, rest.Length * 8);
        var xor = new XorReader();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = xor.Read(ref bits);
        }

        int unread = rest.Length - ((bits.Position + 7) / 8);
        if (unread > 0)
        {
            throw new CorruptChunkException($"Chunk: {unread} bytes follow the last value.");
        }
    }

    private static void ReadDecimal(ref ByteReader reader, ValueEncoding encoding, Span<double> values, scoped Span<long> residuals)
    {
        byte exponent = reader.Byte("exponent");
        if (exponent > DecimalForm.MaxExponent)
        {
            throw new CorruptChunkException($"Chunk: exponent {exponent} before byte {reader.Position}; at most {DecimalForm.MaxExponent}.");
        }

        long divisor = (long)reader.Varint("divisor");
        long first = reader.SignedVarint("first value");
        bool doubled = encoding is ValueEncoding.DecimalDeltaOfDelta && values.Length > 1;
        residuals[0] = 0;
        if (doubled)
        {
            residuals[1] = reader.SignedVarint("first delta");
        }

        PackedBlocks.Read(ref reader, residuals[(doubled ? 2 : 1)..], "values");
        unchecked
        {
            long sum = 0;
            long delta = 0;
            for (int i = 0; i < values.Length; i++)
            {
                delta = doubled ? delta + residuals[i] : residuals[i];
                sum = encoding is ValueEncoding.DecimalPlain ? residuals[i] : sum + delta;
                values[i] = DecimalForm.ToDouble(first + (sum * divisor), exponent);
            }
        }
    }

    private static bool AllSame(ReadOnlySpan<double> values)
    {
        // Bits, not values: NaN equals itself here, and -0.0 differs from 0.0.
        ReadOnlySpan<long> bits = System.Runtime.InteropServices.MemoryMarshal.Cast<double, long>(values);
        return !bits.ContainsAnyExcept(bits[0]);
    }

    private void EncodeXor(ReadOnlySpan<double> values)
    {
        _xor = default;
        var xor = new XorWriter();
        foreach (double value in values)
        {
            xor.Append(ref _xor, value);
        }
    }

    private void Difference(int count)
    {
        _divisor = CommonDivisor(count);
        for (int i = 0; i < count - 1; i++)
        {
            _plain[i] = (_mantissas[i + 1] - _mantissas[0]) / _divisor;
            _deltas[i] = i == 0 ? _plain[0] : _plain[i] - _plain[i - 1];
            if (i > 0)
            {
                _deltasOfDeltas[i - 1] = _deltas[i] - _deltas[i - 1];
            }
        }
    }

    private long CommonDivisor(int count)
    {
        long divisor = 0;
        for (int i = 1; i < count && divisor != 1; i++)
        {
            long distance = Math.Abs(_mantissas[i] - _mantissas[0]);
            while (distance != 0)
            {
                (divisor, distance) = (distance, divisor % distance);
            }
        }

        return Math.Max(1, divisor);
    }

    private void WriteScale(ByteWriter writer)
    {
        writer.Byte((byte)_exponent);
        writer.Varint((ulong)_divisor);
        writer.SignedVarint(_mantissas[0]);
    }
}
