namespace Vedette.Chunks.Sealed;

/// <summary>How a sealed chunk holds its values: the low four bits of its encoding byte. The numbers are on disks; never reuse one.</summary>
internal enum ValueEncoding : byte
{
    Constant = 1,
    DecimalPlain = 2,
    DecimalDelta = 3,
    DecimalDeltaOfDelta = 4,
    Xor = 5,
    Raw = 6,
}
