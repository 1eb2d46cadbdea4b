// A disk that is small enough to be filled: for what a browser does when the computer's own is full.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEGABYTES = 128;

/** A folder on a disk of its own, or `null` where this machine does not let us mount one. */
export function smallDisk() {
  const folder = mkdtempSync(join(tmpdir(), "facetten-disk-"));
  const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: "ignore" });
  try {
    run("mount", "-t", "tmpfs", "-o", `size=${MEGABYTES}m`, "tmpfs", folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, "ballast");
  // When the tests of this file are through, and their browsers gone, so is the disk.
  process.once("exit", () => {
    run("umount", "--lazy", folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    /** Fills it but for so many bytes; the browser may take some of them meanwhile. */
    async fill(left) {
      for (;;) {
        const { bavail, bsize } = await statfs(folder);
        const room = Math.min(bavail * bsize - left, 1 << 20);
        if (room <= 0) return;
        try {
          await appendFile(ballast, Buffer.alloc(room));
        } catch (error) {
          if (error.code === "ENOSPC") return;
          throw error;
        }
      }
    },
    free: () => rm(ballast, { force: true }),
  };
}
