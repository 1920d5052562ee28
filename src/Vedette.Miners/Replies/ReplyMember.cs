namespace Vedette.Miners.Replies;

/// <summary>A name in an object and what stands behind it.</summary>
internal sealed class ReplyMember(string name, ReplyValue value)
{
    public string Name { get; } = name;

    public ReplyValue Value { get; internal set; } = value;

    public void Deconstruct(out string name, out ReplyValue value)
    {
        name = Name;
        value = Value;
    }
}
