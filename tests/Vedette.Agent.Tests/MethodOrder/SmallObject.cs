using System.Buffers.Binary;
using System.Text;

namespace Vedette.Agent.Tests.MethodOrder;

/// <summary>Writes a relocatable object: methods one after another, what they are called, the relocations in them, and one section of debugging data.</summary>
internal sealed class SmallObject
{
    public const int Undefined = 0;
    public const int Code = 1;

    private static readonly string[] Names = ["", "__managedcode", ".rela__managedcode", ".symtab", ".strtab", ".shstrtab", ".debug_line", ".data", ".rela.data"];

    private readonly List<byte> _code = [];
    private readonly List<(long Offset, int Symbol, long Addend)> _inCode = [];
    private readonly List<(long Offset, int Symbol, long Addend)> _inData = [];
    private readonly List<(string Name, byte Info, int Section, long Value, long Size)> _symbols = [("", 0, 0, 0, 0), ("", 3, Code, 0, 0)];

    /// <summary>The symbol of the section of code itself.</summary>
    public const int CodeSymbol = 1;

    /// <returns>The number of its symbol.</returns>
    public int Method(string name, string hex, int padding = 0)
    {
        byte[] bytes = Convert.FromHexString(hex);
        _symbols.Add((name, 0x12, Code, _code.Count, bytes.Length));
        _code.AddRange(bytes);
        _code.AddRange(Enumerable.Repeat((byte)0x90, padding));
        return _symbols.Count - 1;
    }

    public int Foreign(string name)
    {
        _symbols.Add((name, 0x10, Undefined, 0, 0));
        return _symbols.Count - 1;
    }

    public void RelocateInCode(long offset, int symbol) => _inCode.Add((offset, symbol, -4));

    public void RelocateInData(long offset, int symbol) => _inData.Add((offset, symbol, 0));

    public byte[] ToBytes()
    {
        byte[][] contents = [[], [.. _code], Relocations(_inCode), Symbols(out byte[] names), names, [.. Names.SelectMany(n => Encoding.ASCII.GetBytes(n + "\0"))], [1, 2, 3], new byte[64], Relocations(_inData)];
        byte[] file = new byte[64 + contents.Sum(c => c.Length) + (64 * contents.Length)];
        Span<byte> header = file;
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(header);
        header[16] = 1;
        header[18] = 62;
        long table = 64 + contents.Sum(c => c.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header[0x28..], table);
        header[0x3C] = (byte)contents.Length;
        header[0x3E] = 5;
        int at = 64, name = 0;
        for (int i = 0; i < contents.Length; i++)
        {
            contents[i].CopyTo(file, at);
            WriteSection(file.AsSpan((int)table + (64 * i), 64), i, (name, at, contents[i].Length));
            at += contents[i].Length;
            name += Names[i].Length + 1;
        }

        return file;
    }

    private static void WriteSection(Span<byte> header, int index, (int Name, int At, int Size) place)
    {
        (uint type, int link, int info) = index switch { 0 => (0u, 0, 0), 2 => (4u, 3, Code), 3 => (2u, 4, 2), 4 or 5 => (3u, 0, 0), 8 => (4u, 3, 7), _ => (1u, 0, 0) };
        BinaryPrimitives.WriteInt32LittleEndian(header, place.Name);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], type);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], place.At);
        BinaryPrimitives.WriteInt64LittleEndian(header[32..], place.Size);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], link);
        BinaryPrimitives.WriteInt32LittleEndian(header[44..], info);
        BinaryPrimitives.WriteInt64LittleEndian(header[48..], index == Code ? 16 : 1);
    }

    private static byte[] Relocations(List<(long Offset, int Symbol, long Addend)> relocations)
    {
        byte[] bytes = new byte[24 * relocations.Count];
        for (int i = 0; i < relocations.Count; i++)
        {
            Span<byte> entry = bytes.AsSpan(24 * i);
            BinaryPrimitives.WriteInt64LittleEndian(entry, relocations[i].Offset);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], relocations[i].Symbol);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], relocations[i].Addend);
        }

        return bytes;
    }

    private byte[] Symbols(out byte[] names)
    {
        byte[] bytes = new byte[24 * _symbols.Count];
        var text = new List<byte> { 0 };
        for (int i = 0; i < _symbols.Count; i++)
        {
            Span<byte> entry = bytes.AsSpan(24 * i);
            BinaryPrimitives.WriteInt32LittleEndian(entry, text.Count);
            entry[4] = _symbols[i].Info;
            BinaryPrimitives.WriteInt16LittleEndian(entry[6..], (short)_symbols[i].Section);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], _symbols[i].Value);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], _symbols[i].Size);
            text.AddRange(Encoding.ASCII.GetBytes(_symbols[i].Name + "\0"));
        }

        names = [.. text];
        return bytes;
    }
}
