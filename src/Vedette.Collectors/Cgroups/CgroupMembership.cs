using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cgroups;

/// <summary>/proc/PID/cgroup: a line <c>ID:CONTROLLERS:PATH</c> per tree; the unified one has no controllers.</summary>
internal sealed class CgroupMembership
{
    /// <summary>The kernel has 14 controllers, and named trees are rare.</summary>
    private const int MostTrees = 64;

    private readonly List<(string[] Controllers, string Path)> _trees = [];

    public static CgroupMembership Parse(ReadOnlySpan<byte> text)
    {
        var membership = new CgroupMembership();
        var lines = new LineReader(text);
        while (membership._trees.Count < MostTrees && lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int first = line.IndexOf((byte)':');
            int second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)':');
            if (second >= 0)
            {
                string controllers = Encoding.UTF8.GetString(line.Slice(first + 1, second));
                membership._trees.Add((controllers.Split(','), Encoding.UTF8.GetString(line[(first + second + 2)..])));
            }
        }

        return membership;
    }

    /// <summary>The path in the tree of <paramref name="controller"/>; the empty name means the unified tree. Null where there is none.</summary>
    public string? Find(string controller) => _trees.Find(tree => tree.Controllers.Contains(controller, StringComparer.Ordinal)).Path;
}
