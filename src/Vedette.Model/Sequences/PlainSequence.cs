// Not the folder's namespace: code of Vedette.Agent, Vedette.Collectors and the others looks here before it looks at what is imported.
namespace Vedette;

/// <summary>
/// Stands before LINQ's <c>Select</c> and <c>Where</c> in the assemblies of the agent, because its namespace is nearer. LINQ's ask the source for a faster iterator through a generic virtual method, and for that the
/// ahead-of-time compiler makes code and type tables for every kind of source with every result that is a value: two megabytes of the agent, hardly any of it run. These make one small iterator each.
/// </summary>
internal static class PlainSequence
{
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (TSource item in source)
        {
            yield return selector(item);
        }
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (TSource item in source)
        {
            if (predicate(item))
            {
                yield return item;
            }
        }
    }
}
