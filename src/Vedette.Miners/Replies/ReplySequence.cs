namespace Vedette.Miners.Replies;

/// <summary>Stands before LINQ's for replies, so that what is not found is <see cref="ReplyValue.Nothing"/> and a chain of names goes on.</summary>
internal static class ReplySequence
{
    public static ReplyValue FirstOrDefault(this IEnumerable<ReplyValue> values, Func<ReplyValue, bool> predicate)
    {
        foreach (ReplyValue value in values)
        {
            if (predicate(value))
            {
                return value;
            }
        }

        return ReplyValue.Nothing;
    }
}
