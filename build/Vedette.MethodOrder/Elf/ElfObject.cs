using System.Buffers.Binary;
using System.Text;

namespace Vedette.MethodOrder.Elf;

/// <summary>A relocatable x86-64 object in memory: its sections, symbols and relocations, and what of them this program changes.</summary>
internal sealed class ElfObject
{
    private const int SectionHeaderBytes = 64;
    private const int SymbolBytes = 24;
    private const int RelocationBytes = 24;
    private const ushort Relocatable = 1;
    private const ushort X64 = 62;

    private readonly ElfSection _symbolTable;
    private readonly long _sectionTable;
    private byte[] _bytes;

    public ElfObject(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8) || U16(16) != Relocatable || U16(18) != X64)
        {
            throw new MethodOrderException($"not a relocatable little-endian ELF64 object for x86-64; it begins with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(20, bytes.Length)))}");
        }

        _sectionTable = I64(0x28);
        Sections = ReadSections(U16(0x3C), U16(0x3E));
        ElfSection[] tables = [.. Sections.Where(s => s.Type == ElfSection.Symbols)];
        _symbolTable = tables.Length == 1 ? tables[0] : throw new MethodOrderException($"{tables.Length} symbol tables; 1 was expected");
        Symbols = ReadSymbols();
    }

    public IReadOnlyList<ElfSection> Sections { get; private set; }

    public IReadOnlyList<ElfSymbol> Symbols { get; }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public ElfSection Section(string name)
    {
        ElfSection[] found = [.. Sections.Where(s => s.Name == name)];
        return found.Length == 1 ? found[0] : throw new MethodOrderException($"{found.Length} sections named {name}; 1 was expected");
    }

    public Span<byte> Content(ElfSection section) => _bytes.AsSpan(checked((int)section.Offset), checked((int)section.Size));

    public IEnumerable<ElfRelocation> Relocations(ElfSection table)
    {
        for (long at = table.Offset; at < table.Offset + table.Size; at += RelocationBytes)
        {
            yield return new ElfRelocation(I64(at), checked((int)U32(at + 12)), U32(at + 8), I64(at + 16));
        }
    }

    /// <summary>The relocations of <paramref name="section"/>, or null where it has none.</summary>
    public ElfSection? RelocationsOf(ElfSection section) => Sections.Where(s => s.Type == ElfSection.Relocations && s.Info == section.Index).Cast<ElfSection?>().SingleOrDefault();

    public void WriteRelocations(ElfSection table, IEnumerable<ElfRelocation> relocations)
    {
        Span<byte> content = Content(table);
        int at = 0;
        foreach (ElfRelocation relocation in relocations)
        {
            BinaryPrimitives.WriteInt64LittleEndian(content[at..], relocation.Offset);
            BinaryPrimitives.WriteUInt32LittleEndian(content[(at + 8)..], relocation.Type);
            BinaryPrimitives.WriteInt32LittleEndian(content[(at + 12)..], relocation.Symbol);
            BinaryPrimitives.WriteInt64LittleEndian(content[(at + 16)..], relocation.Addend);
            at += RelocationBytes;
        }

        if (at != content.Length)
        {
            throw new MethodOrderException($"{at} bytes of relocations for {table.Name}, which has {content.Length}");
        }
    }

    public void MoveSymbol(int index, long value) => BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(checked((int)(_symbolTable.Offset + (long)index * SymbolBytes + 8))), value);

    /// <summary>The new content lies behind everything else; where the old one was stays as it is, read by nobody.</summary>
    public void Replace(ElfSection section, ReadOnlySpan<byte> content)
    {
        int start = (_bytes.Length + 63) & ~63;
        byte[] larger = new byte[start + content.Length];
        _bytes.CopyTo(larger, 0);
        content.CopyTo(larger.AsSpan(start));
        _bytes = larger;
        Place(section, start, content.Length);
    }

    public void Empty(ElfSection section) => Place(section, section.Offset, 0);

    private void Place(ElfSection section, long offset, long size)
    {
        Span<byte> header = _bytes.AsSpan(checked((int)(_sectionTable + (long)section.Index * SectionHeaderBytes)), SectionHeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], offset);
        BinaryPrimitives.WriteInt64LittleEndian(header[32..], size);
        Sections = [.. Sections.Select(s => s.Index == section.Index ? s with { Offset = offset, Size = size } : s)];
    }

    private ElfSection[] ReadSections(int count, int nameTable)
    {
        long names = I64(_sectionTable + (long)nameTable * SectionHeaderBytes + 24);
        var sections = new ElfSection[count];
        for (int i = 0; i < count; i++)
        {
            long at = _sectionTable + (long)i * SectionHeaderBytes;
            sections[i] = new ElfSection(i, Text(names + U32(at)), U32(at + 4), (ulong)I64(at + 8), I64(at + 24), I64(at + 32), (int)U32(at + 40), (int)U32(at + 44), I64(at + 48));
        }

        return sections;
    }

    private ElfSymbol[] ReadSymbols()
    {
        long names = Sections[_symbolTable.Link].Offset;
        var symbols = new ElfSymbol[_symbolTable.Size / SymbolBytes];
        for (int i = 0; i < symbols.Length; i++)
        {
            long at = _symbolTable.Offset + (long)i * SymbolBytes;
            symbols[i] = new ElfSymbol(Text(names + U32(at)), _bytes[at + 4], U16(at + 6), I64(at + 8), I64(at + 16));
        }

        return symbols;
    }

    private ushort U16(long at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(checked((int)at)));

    private uint U32(long at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(checked((int)at)));

    private long I64(long at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(checked((int)at)));

    private string Text(long at)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(checked((int)at));
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
