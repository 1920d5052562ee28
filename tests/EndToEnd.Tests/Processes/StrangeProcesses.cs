namespace Vedette.EndToEnd.Tests.Processes;

/// <summary>A Python program for the first process of a PID namespace: 500 stopped, dead and renamed children, and ps over them when asked.</summary>
internal static class StrangeProcesses
{
    public const int Children = 500;

    /// <summary>Children whose program was deleted have this name.</summary>
    public const string DeletedName = "del) (eted";

    public const string Program = """
        import base64, ctypes, os, shutil, signal, subprocess, sys, tempfile
        libc = ctypes.CDLL(None)
        names = [b'plain', b'new\nline', b') (', b'a) R 1 (b', 'größe ü'.encode(), b' spaces  in ', b'exactlyfifteen+more', b'\xff\xfe']
        folder = tempfile.mkdtemp()
        program = os.path.join(folder, 'del) (eted')
        shutil.copy('/usr/bin/sleep', program)

        def stopped(i):
            pid = os.fork()
            if pid == 0:
                libc.prctl(15, names[i % 10], 0, 0, 0)
                if i % 3:
                    os.setuid(1000 + i)
                os.kill(os.getpid(), signal.SIGSTOP)
                os._exit(0)
            os.waitpid(pid, os.WUNTRACED)

        def deleted():
            ready, closed_by_exec = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.execv(program, [program, '100000'])
            os.close(closed_by_exec)
            os.read(ready, 1)
            os.close(ready)
            os.kill(pid, signal.SIGSTOP)
            os.waitpid(pid, os.WUNTRACED)

        def dead():
            pid = os.fork()
            if pid == 0:
                os._exit(3)
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

        for i in range(500):
            if i % 10 == 8:
                deleted()
            elif i % 10 == 9:
                dead()
            else:
                stopped(i)
        os.unlink(program)
        os.rmdir(folder)
        print('ready', flush=True)
        for line in sys.stdin:
            listed = subprocess.run(['ps', '-eo', 'pid=,ppid=,stat=,euid=,rss=,lstart=,comm='], stdout=subprocess.PIPE, check=True, env={'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'PATH': '/usr/bin:/bin'})
            print('ps ' + base64.b64encode(listed.stdout).decode(), flush=True)
        """;
}
