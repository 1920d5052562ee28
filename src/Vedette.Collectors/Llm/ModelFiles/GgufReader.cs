using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>
/// The beginning of a GGUF file, versions 2 and 3, little-endian: <c>"GGUF" | version u32 | tensors u64 | pairs u64 | pairs</c>, a pair being <c>key length u64 | key | type u32 | value</c>. Reads until
/// the pairs, the bytes or its patience end, and returns what it had learned by then: the interesting pairs stand first, the tokenizer's thousands of words behind them. Nothing is allocated by a length
/// from the file.
/// </summary>
internal ref struct GgufReader
{
    private const int MostPairs = 4096;
    private const int LongestKey = 256;
    private const int LongestText = 512;
    private const uint Text = 8;
    private const uint Array = 9;

    private ReadOnlySpan<byte> _rest;

    private GgufReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Null where the bytes are no GGUF header of a version known here.</summary>
    public static ModelHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("GGUF"u8))
        {
            return null;
        }

        var reader = new GgufReader(bytes[4..]);
        if (!reader.TryUInt32(out uint version) || version is not (2 or 3) || !reader.TryUInt64(out _) || !reader.TryUInt64(out ulong pairs))
        {
            return null;
        }

        var header = new ModelHeader();
        for (ulong i = 0; i < Math.Min(pairs, MostPairs) && reader.TryPair(ref header); i++)
        {
        }

        return header;
    }

    private bool TryPair(ref ModelHeader header)
    {
        if (!TryBytes(LongestKey, out ReadOnlySpan<byte> key) || !TryUInt32(out uint type))
        {
            return false;
        }

        if (type == Text)
        {
            if (!TryBytes(int.MaxValue, out ReadOnlySpan<byte> text))
            {
                return false;
            }

            header = WithText(header, key, text);
            return true;
        }

        if (type == Array)
        {
            return TrySkipArray();
        }

        if (!TryNumber(type, out ulong number))
        {
            return false;
        }

        header = WithNumber(header, key, number);
        return true;
    }

    private static ModelHeader WithText(ModelHeader header, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length > LongestText)
        {
            return header;
        }

        string text = Encoding.UTF8.GetString(bytes);
        return key switch
        {
            _ when key.SequenceEqual("general.name"u8) => header with { Name = text },
            _ when key.SequenceEqual("general.architecture"u8) => header with { Architecture = text },
            _ when key.SequenceEqual("general.size_label"u8) => header with { Parameters = header.Parameters ?? text },
            _ => header,
        };
    }

    private static ModelHeader WithNumber(ModelHeader header, ReadOnlySpan<byte> key, ulong number)
    {
        if (key.SequenceEqual("general.file_type"u8))
        {
            return header with { Quantization = GgufFileType.Name(number) };
        }

        if (key.SequenceEqual("general.parameter_count"u8) && number > 0)
        {
            return header with { Parameters = Count(number) };
        }

        return key.EndsWith(".context_length"u8) && number is > 0 and < int.MaxValue ? header with { ContextLength = (long)number } : header;
    }

    /// <summary>7.2B, 494M.</summary>
    private static string Count(ulong parameters) => parameters >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{parameters / 1e9:0.#}B")
        : string.Create(CultureInfo.InvariantCulture, $"{parameters / 1e6:0}M");

    private bool TrySkipArray()
    {
        if (!TryUInt32(out uint type) || !TryUInt64(out ulong count))
        {
            return false;
        }

        if (type is Text)
        {
            // Each text has at least its length: a count that lies runs out of bytes.
            for (ulong i = 0; i < count; i++)
            {
                if (!TryBytes(int.MaxValue, out _))
                {
                    return false;
                }
            }

            return true;
        }

        int size = SizeOf(type);
        return size > 0 && count <= (ulong)(_rest.Length / size) && TrySkip((int)count * size);
    }

    private bool TryNumber(uint type, out ulong value)
    {
        value = 0;
        int size = SizeOf(type);
        if (size == 0 || _rest.Length < size)
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = _rest[..size];
        value = size switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        };
        _rest = _rest[size..];
        return true;
    }

    /// <summary>0 for texts, arrays - an array of arrays is not written by anyone - and types nobody knows.</summary>
    private static int SizeOf(uint type) => type switch
    {
        0 or 1 or 7 => 1,
        2 or 3 => 2,
        4 or 5 or 6 => 4,
        10 or 11 or 12 => 8,
        _ => 0,
    };

    private bool TryBytes(int longest, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!TryUInt64(out ulong length) || length > (ulong)_rest.Length || length > (ulong)longest)
        {
            return false;
        }

        bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    private bool TrySkip(int bytes)
    {
        if (_rest.Length < bytes)
        {
            return false;
        }

        _rest = _rest[bytes..];
        return true;
    }

    private bool TryUInt32(out uint value)
    {
        bool read = BinaryPrimitives.TryReadUInt32LittleEndian(_rest, out value);
        _rest = read ? _rest[4..] : _rest;
        return read;
    }

    private bool TryUInt64(out ulong value)
    {
        bool read = BinaryPrimitives.TryReadUInt64LittleEndian(_rest, out value);
        _rest = read ? _rest[8..] : _rest;
        return read;
    }
}
