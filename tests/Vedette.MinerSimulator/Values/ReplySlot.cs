namespace Vedette.MinerSimulator.Values;

/// <param name="Start">In bytes of the reply.</param>
/// <param name="Text">As recorded, without quotes.</param>
internal readonly record struct ReplySlot(int Start, SlotKind Kind, string Text)
{
    public int End => Start + Text.Length;
}
