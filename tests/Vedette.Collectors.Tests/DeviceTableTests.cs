using Vedette.Collectors.Devices;

namespace Vedette.Collectors.Tests;

public sealed class DeviceTableTests
{
    private readonly List<string> _created = [];
    private readonly DeviceTable<string> _table;

    public DeviceTableTests() => _table = new DeviceTable<string>(name =>
    {
        _created.Add(name);
        return name;
    });

    [Fact]
    public void Entry_is_made_once_whatever_the_order()
    {
        Cycle("a", "b", "c");
        Cycle("c", "a", "b");
        Assert.Equal(["a", "b", "c"], _created);
    }

    [Fact]
    public void Device_missing_from_one_cycle_is_forgotten()
    {
        Cycle("a", "b");
        Cycle("b");
        Assert.Equal(1, _table.Count);
        Cycle("a", "b");
        Assert.Equal(["a", "b", "a"], _created);
    }

    [Fact]
    public void Device_listed_twice_is_one_entry()
    {
        Cycle("a", "a", "b");
        Cycle("a");
        Assert.Equal(1, _table.Count);
    }

    private void Cycle(params string[] names)
    {
        _table.BeginCycle();
        foreach (string name in names)
        {
            Assert.Equal(name, _table.Find(System.Text.Encoding.UTF8.GetBytes(name)));
        }

        _table.EndCycle();
    }
}
