using System.Text;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Tests.Processes;

public sealed class ControlGroupTests
{
    private const string Id = "3f4e5d6c7b8a9f0e1d2c3b4a5968778695a4b3c2d1e0f9e8d7c6b5a493827160";
    private const string Other = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData("/system.slice/ssh.service", "ssh.service", null)]
    [InlineData("/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1.service", null)]
    [InlineData("/system.slice/system-postgresql.slice/postgresql@15-main.service/worker", "postgresql@15-main.service", null)]
    [InlineData(@"/system.slice/system-systemd\x2dfsck.slice/systemd-fsck@dev-disk-by\x2duuid-1.service", @"systemd-fsck@dev-disk-by\x2duuid-1.service", null)]
    [InlineData("/system.slice/_cpu.service", "cpu.service", null)]
    [InlineData("/init.scope", "init.scope", null)]
    [InlineData("/user.slice/user-1000.slice/session-3.scope", "session-3.scope", null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/syncthing.service", "syncthing.service", null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/init.scope", "user@1000.service", null)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service", "user@1000.service", null)]
    [InlineData(@"/machine.slice/machine-qemu\x2d1\x2dvm.scope/libvirt/emulator", @"machine-qemu\x2d1\x2dvm.scope", null)]
    [InlineData("/machine.slice/systemd-nspawn@web.service/payload/system.slice/nginx.service", "systemd-nspawn@web.service", null)]
    [InlineData("/system.slice", null, null)]
    [InlineData("/", null, null)]
    [InlineData("", null, null)]
    [InlineData("/docker/" + Id, null, Id)]
    [InlineData("/system.slice/docker-" + Id + ".scope", "docker-" + Id + ".scope", Id)]
    [InlineData("/docker/" + Id + "/docker/" + Other, null, Id)]
    [InlineData("/system.slice/docker-" + Id + ".scope/system.slice/ssh.service", "docker-" + Id + ".scope", Id)]
    [InlineData("/machine.slice/libpod-" + Id + ".scope/container", "libpod-" + Id + ".scope", Id)]
    [InlineData("/machine.slice/libpod-conmon-" + Id + ".scope", "libpod-conmon-" + Id + ".scope", null)]
    [InlineData("/libpod_parent/libpod-" + Id, null, Id)]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + Id + ".scope/container", "libpod-" + Id + ".scope", Id)]
    [InlineData("/kubepods/burstable/pod3d3f8a1e-0a6a-4a3e-8a57-6d1f3f1b2c3d/" + Id, null, Id)]
    [InlineData("/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod3d3f8a1e_0a6a.slice/cri-containerd-" + Id + ".scope", "cri-containerd-" + Id + ".scope", Id)]
    [InlineData("/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod1.slice/crio-" + Id + ".scope", "crio-" + Id + ".scope", Id)]
    [InlineData("/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod1.slice/crio-conmon-" + Id + ".scope", "crio-conmon-" + Id + ".scope", null)]
    [InlineData("/system.slice/containerd.service/kubepods-burstable-pod1.slice:cri-containerd:" + Id, "containerd.service", Id)]
    [InlineData("/default/" + Id, null, Id)]
    [InlineData("/system.slice/nerdctl-" + Id + ".scope", "nerdctl-" + Id + ".scope", Id)]
    [InlineData("/ecs/0123456789abcdef0123456789abcdef/" + Id, null, Id)]
    [InlineData("/lxc/web1/init.scope", null, "web1")]
    [InlineData("/lxc.payload.web1/system.slice/ssh.service", null, "web1")]
    [InlineData("/lxc.payload/web1", null, "web1")]
    [InlineData("/lxc.monitor.web1", null, null)]
    [InlineData("/build/3F4E5D6C7B8A9F0E1D2C3B4A5968778695A4B3C2D1E0F9E8D7C6B5A493827160", null, null)]
    [InlineData("/process_api/aa70bceb96d87d3065a8035aaefdc18c", null, null)]
    public void Path_tells_unit_and_container(string path, string? unit, string? container)
    {
        Assert.Equal(unit, ControlGroupPath.Unit(path));
        Assert.Equal(container, ControlGroupPath.ContainerId(path));
    }

    [Theory]
    [InlineData("0::/user.slice\n", "/user.slice")]
    [InlineData("0::/\n", "/")]
    [InlineData("1:name=systemd:/a\n0::/b\n", "/b")]
    [InlineData("1:name=systemd:/a\n0::/\n", "/a")]
    [InlineData("4:memory:/m\n2:cpuacct,cpu:/web\n1:name=systemd:/\n", "/web")]
    [InlineData("0::/system.slice/x.service (deleted)\n", "/system.slice/x.service")]
    [InlineData("0::/a:b\n", "/a:b")]
    [InlineData("0::/cut", null)]
    [InlineData("nothing\n", null)]
    [InlineData("", null)]
    public void Hierarchy_that_tells_most_is_chosen(string text, string? path) => Assert.Equal(path, ControlGroup.Parse(Encoding.UTF8.GetBytes(text)));
}
