namespace Vedette.MethodOrder.Elf;

/// <summary>A place in a section that the linker fills in: with the address of a symbol and what is to be added to it.</summary>
internal readonly record struct ElfRelocation(long Offset, int Symbol, uint Type, long Addend);
