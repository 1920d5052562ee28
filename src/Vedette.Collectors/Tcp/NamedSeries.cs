using System.Text;
using Vedette.Model.Series;

namespace Vedette.Collectors.Tcp;

/// <summary>The counters of one kernel table that are written, found by the bytes of their names.</summary>
internal sealed class NamedSeries
{
    private readonly (byte[] Name, Labels Series)[] _wanted;

    /// <param name="prefix">Of the metric's name; the counter's name follows it.</param>
    /// <param name="names">As the kernel spells them.</param>
    public NamedSeries(string prefix, params ReadOnlySpan<string> names)
    {
        _wanted = new (byte[], Labels)[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            _wanted[i] = (Encoding.ASCII.GetBytes(names[i]), Labels.Create(prefix + names[i]));
        }
    }

    /// <summary>Null for a counter that is not written.</summary>
    public Labels? Find(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] wanted, Labels series) in _wanted)
        {
            if (name.SequenceEqual(wanted))
            {
                return series;
            }
        }

        return null;
    }
}
