using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Conversations;

/// <summary>Every figure and text in a snapshot with its path, and what holds for all of them whatever a device says.</summary>
internal static class SnapshotFigures
{
    private const int MostEntries = 256;
    private const int LongestText = 4200;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static string? Fault(MinerSnapshot snapshot)
    {
        string? fault = snapshot.Boards.Count > 64 || snapshot.Fans.Count > 64 || snapshot.Pools.Count > 64 ? $"{snapshot.Boards.Count} boards, {snapshot.Fans.Count} fans, {snapshot.Pools.Count} pools" : null;
        Walk(snapshot, "", (path, value) => fault ??= Fault(path, value));
        return fault;
    }

    /// <summary>The figures that are 0, by path.</summary>
    public static HashSet<string> Zeros(MinerSnapshot snapshot)
    {
        var zeros = new HashSet<string>(StringComparer.Ordinal);
        Walk(snapshot, "", (path, value) =>
        {
            if (value is double or int or long && Convert.ToDouble(value, CultureInfo.InvariantCulture) == 0)
            {
                zeros.Add(path);
            }
        });
        return zeros;
    }

    private static string? Fault(string path, object? value) => value switch
    {
        double number when !double.IsFinite(number) => $"{path} is {number}",
        double degrees when path.Contains("Temperature", StringComparison.Ordinal) => degrees is > -60 and < 250 ? null : $"{path} is {degrees}",
        double number => number >= 0 ? null : $"{path} is {number}",
        int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture) >= 0 ? null : $"{path} is {value}",
        string text => text.Length <= LongestText ? null : $"{path} is {text.Length} characters long",
        int[] { Length: > MostEntries } => $"{path} is too long",
        _ => null,
    };

    private static void Walk(object? value, string path, Action<string, object?> visit)
    {
        switch (value)
        {
            case null or bool or Enum or TimeSpan or DateTimeOffset:
                break;
            case double or int or long or string:
                visit(path, value);
                break;
            case IEnumerable list:
                int at = 0;
                foreach (object? item in list)
                {
                    Walk(item, $"{path}[{at++}]", visit);
                }

                Assert.True(at <= MostEntries, $"{path} has {at} entries");
                break;
            default:
                foreach (PropertyInfo property in Properties.GetOrAdd(value.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
                {
                    Walk(property.GetValue(value), $"{path}.{property.Name}", visit);
                }

                break;
        }
    }
}
