namespace Vedette.Collectors.Llm.Detection;

/// <summary>
/// Programs that meet model files and runtimes' names in the course of other work: shells, editors, copiers, package managers, container tools, browsers. Whatever they name, map or hold open, they
/// run no model.
/// </summary>
internal static class Bystanders
{
    private static readonly HashSet<string> Names = new(
    [
        // Shells and what runs in their pipes.
        "sh", "bash", "zsh", "fish", "dash", "ash", "ksh", "busybox", "tmux", "tmux: server", "screen", "watch", "xargs", "find", "grep", "egrep", "rg", "ag", "awk", "gawk", "sed", "sort", "cut", "tr",
        "cat", "less", "more", "head", "tail", "tee", "wc", "xxd", "hexdump", "strings", "file", "stat", "du", "ls", "sleep", "diff", "script", "expect", "parallel",

        // Editors and development tools.
        "vi", "vim", "nvim", "vim.basic", "nano", "emacs", "code", "code-server", "codium", "cursor", "pycharm", "idea", "subl", "gdb", "strace", "ltrace", "perf", "lsof", "top", "htop", "nvtop",
        "git", "git-lfs", "git-remote-https", "hg", "svn", "gh", "make", "cmake", "ninja", "gcc", "g++", "cc1", "cc1plus", "ld", "nvcc", "cicc", "ptxas", "rustc", "cargo", "go", "javac", "mvn",

        // Copying, packing, loading.
        "cp", "mv", "rm", "dd", "rsync", "scp", "sftp", "sftp-server", "ssh", "sshd", "curl", "wget", "aria2c", "axel", "tar", "gzip", "pigz", "zstd", "xz", "unzip", "zip", "7z", "md5sum", "sha1sum",
        "sha256sum", "b3sum", "rclone", "restic", "borg", "s3cmd", "aws", "gsutil", "gcloud", "az", "huggingface-cli", "hf", "modelscope", "hfdownloader",

        // Package managers, service managers, containers.
        "apt", "apt-get", "dpkg", "dnf", "yum", "rpm", "pacman", "apk", "snap", "snapd", "flatpak", "brew", "pip", "pip3", "pipx", "uv", "conda", "mamba", "micromamba", "poetry", "npm", "pnpm", "yarn", "systemctl",
        "journalctl", "systemd", "docker", "dockerd", "docker-proxy", "docker-compose", "containerd", "containerd-shim-runc-v2", "containerd-shim", "runc", "podman", "conmon", "buildah", "skopeo", "crun", "nerdctl",
        "kubectl", "kubelet", "helm", "k3s", "buildkitd", "supervisord", "ansible", "ansible-playbook", "terraform", "crond", "cron", "nginx", "haproxy", "caddy", "traefik", "envoy",

        // Measuring, indexing, showing.
        "nvidia-smi", "dcgm-exporter", "nv-hostengine", "nvidia-persistenced", "rocm-smi", "amd-smi", "node_exporter", "prometheus", "updatedb", "plocate", "clamscan", "clamd", "tracker-miner-fs-3", "baloo_file",
        "firefox", "firefox-bin", "chrome", "chromium", "chromium-browser", "google-chrome", "msedge", "brave", "thunderbird", "smbd", "nfsd", "mysqld", "postgres", "redis-server",
    ], StringComparer.Ordinal);

    private static readonly HashSet<string> Modules = new(["pip", "venv", "http.server", "pytest", "unittest", "build", "twine", "huggingface_hub", "tensorboard", "compileall"], StringComparer.Ordinal);

    private static readonly HashSet<string> Scripts = new(
        ["pip", "pip3", "pytest", "py.test", "tensorboard", "huggingface-cli", "hf", "conda", "ansible-playbook", "aws", "gsutil", "black", "ruff", "mypy", "pylint", "flake8", "supervisord", "apt", "unattended-upgrade",
         "networkd-dispatcher", "modelscope", "litellm", "open-webui", "mkdocs", "sphinx-build", "pre-commit", "pylsp", "docker-compose", "yt-dlp", "glances", "dnf", "yum", "wandb", "dvc", "gpustat", "nvitop"], StringComparer.Ordinal);

    public static bool Includes(ProgramCommand command, string? executable) => command.Kind switch
    {
        ProgramKind.PythonModule => Modules.Contains(command.Name) || Modules.Contains(FirstPart(command.Name)),
        ProgramKind.PythonScript => Scripts.Contains(command.BaseName),
        ProgramKind.PythonOther => false,
        _ => Names.Contains(command.BaseName.TrimStart('-')) || (executable is not null && Names.Contains(ProgramCommand.BaseNameOf(executable))),
    };

    private static string FirstPart(string module)
    {
        int dot = module.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? module : module[..dot];
    }
}
